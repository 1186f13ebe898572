// STYLE 47. The numbers run 0001, 0002 … per room and file of the database; a migration that left the house never changes,
// which a lock of hashes keeps: `node tests/tidy/run.mjs --lock` adds new ones and never touches an old line. What PostgreSQL
// takes instead of NNNN_name.sql stands beside it as NNNN_name.postgres.sql.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lockPath = 'tests/tidy/migrations.lock';
const migrations = (tree) => tree.files.filter((path) => /^src\/.*\/schema\/.*\.sql$/.test(path));
const hash = (text) => createHash('sha256').update(text).digest('hex');

function readLock(tree) {
  if (!tree.has(lockPath)) return new Map();
  const lines = tree.text(lockPath).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => line.split(/\s+/).reverse()));
}

export function lockMigrations(tree) {
  const lock = readLock(tree);
  const before = lock.size;
  for (const file of migrations(tree)) if (!lock.has(file)) lock.set(file, hash(tree.text(file)));
  const lines = [...lock].sort().map(([file, sum]) => `${sum}  ${file}`);
  writeFileSync(join(tree.root, lockPath), `# Every migration and its hash; lines are only added.\n${lines.join('\n')}\n`);
  return lock.size - before;
}

function* checkLock(tree, lock, file) {
  if (!lock.has(file)) {
    yield { file, line: 1, message: 'is not in tests/tidy/migrations.lock: node tests/tidy/run.mjs --lock' };
  } else if (lock.get(file) !== hash(tree.text(file))) {
    yield { file, line: 1, message: 'was edited after it was locked: write a new migration instead' };
  }
}

export default {
  name: 'migrations',
  reason: 'migrations are numbered without a gap, forward only, never edited',
  *check(tree) {
    const lock = readLock(tree);
    const counts = new Map();
    for (const file of migrations(tree)) {
      const name = file.split('/').pop();
      if (name.endsWith('.postgres.sql')) {
        if (!tree.has(file.replace('.postgres.sql', '.sql'))) yield { file, line: 1, message: 'stands beside no migration' };
        yield* checkLock(tree, lock, file);
        continue;
      }
      const family = `${file.slice(0, -name.length)}${/\.(\w+)\.sql$/.exec(name)?.[1] ?? 'books'}`;
      const expected = (counts.get(family) ?? 0) + 1;
      counts.set(family, expected);
      const number = String(expected).padStart(4, '0');
      if (!name.startsWith(`${number}_`)) yield { file, line: 1, message: `expected number ${number}` };
      yield* checkLock(tree, lock, file);
    }
    for (const file of lock.keys()) if (!tree.has(file)) yield { file, line: 1, message: 'was locked and is gone' };
  },
};
