// The patches of the known-bad builds still fit the tree.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'tests/rigs/bad');

for (const patch of readdirSync(folder)) {
  test(`${patch} applies`, () => {
    const { status, stderr } = spawnSync('git', ['apply', '--check', join(folder, patch)], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
}
