// The page of promises says what the ledger says, and every checker that it names is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { bound, readLedger, sumOf } from './lib/ledger.mjs';
import { promises, trialOf } from './lib/promises.mjs';
import { pageOf } from './lib/promises_page.mjs';

const root = resolve(import.meta.dirname, '../..');
const all = promises.flatMap(([, list]) => list);

test('docs/promises.md is what bin/rig promises writes', () => {
  assert.equal(readFileSync(join(root, 'docs/promises.md'), 'utf8'), pageOf(readLedger()));
});

test('every promise is there once, in its order', () => {
  assert.deepEqual(all.map(([id]) => id), Array.from({ length: 30 }, (_, index) => `P${index + 1}`));
});

test('every checker and every rig is in the tree', () => {
  const audits = readFileSync(join(root, 'src/app/tools.cpp'), 'utf8');
  for (const [id, , by, rigs] of all) {
    for (const checker of by) {
      const audit = /^verify: (.*)$/.exec(checker)?.[1];
      assert.ok(audit ? audits.includes(`report.add("${audit}`) : existsSync(join(root, checker)), `${id}: ${checker}`);
    }
    for (const rig of rigs.map((each) => each.name ?? each)) assert.ok(rig in trialOf && existsSync(join(root, `tests/rigs/${rig}.mjs`)), `${id}: ${rig}`);
  }
  for (const { rig } of readLedger()) assert.ok(rig in trialOf, rig);
});

test('a ledger adds up, and a bound is never rounded down', () => {
  const ledger = readLedger('rig\tcommit\tdate\ttrials\tfailures\tseeds\nkill\ta\t2026-01-01\t100\t0\t1-10\nkill\tb\t2026-01-02\t60\t0\t11-16\n');
  assert.deepEqual(sumOf(ledger, 'kill'), { trials: 160, failures: 0 });
  assert.equal(bound({ trials: 160, failures: 0 }), 'below 0.019 with 95 % confidence');
  assert.equal(bound({ trials: 20000, failures: 0 }), 'below 0.00015 with 95 % confidence');
  assert.equal(bound({ trials: 160, failures: 2 }), '2 failed');
  assert.throws(() => readLedger('rig\tcommit\tdate\ttrials\tfailures\tseeds\nkill\ta\t2026-01-01\tmany\t0\t1-10\n'));
});
