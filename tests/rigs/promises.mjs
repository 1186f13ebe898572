// Writes docs/promises.md from the promises, their checkers and the ledger.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLedger } from './lib/ledger.mjs';
import { pageOf } from './lib/promises_page.mjs';

writeFileSync(fileURLToPath(new URL('../../docs/promises.md', import.meta.url)), pageOf(readLedger()));
console.log('docs/promises.md is written');
