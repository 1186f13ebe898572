// Proves that every rule bites. samples/<rule>/ is a small tree; expected.txt in it names each "file:line" that the rule must
// reject, and nothing else in the tree may be rejected.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findings } from './findings.mjs';
import { rules } from './rules.mjs';
import { Tree } from './tree.mjs';

let failed = 0;
for (const rule of rules) {
  const folder = fileURLToPath(new URL(`samples/${rule.name}`, import.meta.url));
  const wrong = complaints(rule, folder);
  if (wrong.length > 0) ++failed;
  for (const complaint of wrong) console.log(`${rule.name}: ${complaint}`);
}
console.log(`${rules.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function complaints(rule, folder) {
  if (!existsSync(`${folder}/expected.txt`)) return ['has no sample that it must reject'];
  const expected = readFileSync(`${folder}/expected.txt`, 'utf8').trim().split('\n').filter(Boolean);
  if (expected.length === 0) return ['its sample expects nothing to be rejected'];
  const found = findings(new Tree(folder), rule).wrong.map(({ file, line }) => `${file}:${line}`);
  return [
    ...expected.filter((place) => !found.includes(place)).map((place) => `should have rejected ${place}`),
    ...found.filter((place) => !expected.includes(place)).map((place) => `should not have rejected ${place}`),
  ];
}
