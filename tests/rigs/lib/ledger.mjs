// The trial ledger: campaigns of the same rig add up over commits. trials.tsv is for people to read and for promises.mjs.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../trials.tsv', import.meta.url));
const columns = ['rig', 'commit', 'date', 'trials', 'failures', 'seeds'];

export function readLedger(text = readFileSync(file, 'utf8')) {
  const [head, ...rows] = text.trim().split('\n').map((line) => line.split('\t'));
  if (head.join() !== columns.join()) throw new Error(`trials.tsv has the columns ${head.join(', ')}`);
  return rows.map((row, index) => {
    if (row.length !== columns.length || !/^\d+$/.test(row[3]) || !/^\d+$/.test(row[4])) throw new Error(`trials.tsv:${index + 2} is no row`);
    return { rig: row[0], commit: row[1], date: row[2], trials: Number(row[3]), failures: Number(row[4]), seeds: row[5] };
  });
}

export const sumOf = (rows, rig) =>
  rows
    .filter((row) => row.rig === rig)
    .reduce((sum, row) => ({ trials: sum.trials + row.trials, failures: sum.failures + row.failures }), { trials: 0, failures: 0 });

// With no failure in n trials the rate of failures lies below 3/n with 95 % confidence (the rule of three).
export function bound({ trials, failures }) {
  if (failures > 0) return `${failures} failed`;
  return trials === 0 ? 'no trial yet' : `below ${rounded(3 / trials)} with 95 % confidence`;
}

// Up, to two digits: a bound may not shrink by rounding.
function rounded(rate) {
  if (rate >= 1) return '1';
  const digits = Math.ceil(-Math.log10(rate)) + 1;
  return (Math.ceil(rate * 10 ** digits) / 10 ** digits).toFixed(digits);
}

export function record({ rig, trials, failures, seeds }) {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  // What was tried must be found again under the name of its commit.
  if (git('status', '--porcelain', '--', 'src', 'cmake', 'CMakeLists.txt', 'tests/sim') !== '') throw new Error('only a clean tree can be recorded');
  const date = new Date().toISOString().slice(0, 10);
  appendFileSync(file, `${[rig, git('rev-parse', '--short=9', 'HEAD'), date, trials, failures, seeds].join('\t')}\n`);
}
