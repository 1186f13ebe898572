// Runs every browser suite, one after the other, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

let failed_count = 0;
let passed_count = 0;
for (const suite of ['till', 'console', 'first-run']) {
  const path = resolve(import.meta.dirname, `${suite}.mjs`);
  if (!existsSync(path)) continue;
  console.log(`${suite} in the browser`);
  const { status } = spawnSync(process.execPath, [path], { stdio: 'inherit' });
  if (status === 0) passed_count++;
  else failed_count++;
}
console.log(`browser suites: ${passed_count} passed, ${failed_count} failed`);
process.exit(failed_count === 0 && passed_count > 0 ? 0 : 1);
