// Writes docs/promises.md from the promises, their checkers and the ledger; `--record` of a rig does so too.
import { writePage } from './lib/promises_page.mjs';

writePage();
console.log('docs/promises.md is written');
