// docs/promises.md: what it says, and writing it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bound, readLedger, sumOf } from './ledger.mjs';
import { promises, trialOf } from './promises.mjs';

const head = `<!-- Made by bin/rig promises from tests/rigs/lib/promises.mjs and tests/rigs/trials.tsv. -->
# Promises

What this shop promises about its books, what checks each promise, and how often that was tried.

A checker that found nothing in n independent trials says that the rate of failures is below 3/n with 95 % confidence (the rule of
three): about the faults that it makes, on machines like the one that it ran on. \`verify\` is what \`zhanggui verify\` runs over your
own books, at any time. Trials are added up by \`bin/rig NAME --record\`; tests/rigs/README.md and tests/sim/README.md tell what each
does, and what it does not.
`;

export function writePage() {
  writeFileSync(fileURLToPath(new URL('../../../docs/promises.md', import.meta.url)), pageOf(readLedger()));
}

const count = (number) => number.toLocaleString('en');

// A rig that has learned to try a promise has no earlier trials of it.
function triedBy(ledger, rig) {
  const { name, since } = typeof rig === 'string' ? { name: rig, since: 0 } : rig;
  const rows = ledger.filter((row) => row.rig === name).slice(since);
  return `${name} (${count(sumOf(rows, name).trials)})`;
}

export function pageOf(ledger) {
  const lines = [head, '## Trials so far', '', '| rig | one trial is | trials | failures | rate of failures |', '| --- | --- | ---: | ---: | --- |'];
  for (const [rig, trial] of Object.entries(trialOf)) {
    const sum = sumOf(ledger, rig);
    lines.push(`| ${rig} | ${trial} | ${count(sum.trials)} | ${sum.failures} | ${bound(sum)} |`);
  }
  for (const [title, list] of promises) {
    lines.push('', `## ${title}`, '', '| | promise | checked by | tried by |', '| --- | --- | --- | --- |');
    for (const [id, words, by, rigs] of list) {
      const checkers = by.length + rigs.length === 0 ? 'nothing yet: not a feature' : by.map((each) => `\`${each}\``).join(', ');
      const tried = rigs.map((rig) => triedBy(ledger, rig)).join(', ');
      lines.push(`| ${id} | ${words} | ${checkers} | ${tried} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
