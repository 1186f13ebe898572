// Checks the rules of ARCHITECTURE.md and STYLE.md over the tree.   node tests/tidy/run.mjs [--lock]
// Prints file:line, the rule and the reason; exit status 1 when anything is wrong. --lock adds new migrations to the lock.
import { fileURLToPath } from 'node:url';
import { findings } from './findings.mjs';
import { lockMigrations } from './rules/migrations.mjs';
import { rules } from './rules.mjs';
import { Tree } from './tree.mjs';

const tree = new Tree(fileURLToPath(new URL('../..', import.meta.url)));
if (process.argv.includes('--lock')) {
  console.log(`${lockMigrations(tree)} migrations added to tests/tidy/migrations.lock`);
  process.exit(0);
}

const shownMax = 30;
let failed = 0;
let waived = 0;
for (const rule of rules) {
  const found = findings(tree, rule);
  waived += found.waived;
  if (found.wrong.length > 0) ++failed;
  for (const { file, line, message } of found.wrong.slice(0, shownMax)) {
    console.log(`${file}:${line}: ${rule.name}: ${message ?? rule.reason}`);
  }
  const hidden = found.wrong.length - shownMax;
  if (hidden > 0) console.log(`… and ${hidden} more of ${rule.name}`);
}
console.log(`${tree.files.length} files, ${rules.length} rules, ${waived} waived lines`);
console.log(`${rules.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
