// Writes packages/wire/schema.d.ts from the server's own description of its API; with --check it only compares, and fails on a
// difference. The generator needs another TypeScript than the apps, so it lives in a folder of its own and is installed there
// when its lock file changed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const web = join(import.meta.dirname, '..');
const folder = join(import.meta.dirname, 'openapi');
const lock = join(folder, 'package-lock.json');
const stamp = join(folder, 'node_modules', '.zhanggui-lock');
const check = process.argv.includes('--check');

function run(command, args) {
  try {
    execFileSync(command, args, { cwd: web, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? error}`);
    if (check) process.stderr.write('The wire types are not those of spec/openapi.json; write them: npm run wire\n');
    process.exit(1);
  }
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== readFileSync(lock, 'utf8')) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder]);
  copyFileSync(lock, stamp);
}
run(process.execPath, [
  join(folder, 'node_modules/openapi-typescript/bin/cli.js'),
  '../spec/openapi.json',
  '--output',
  'packages/wire/schema.d.ts',
  '--immutable',
  ...(check ? ['--check'] : []),
]);
