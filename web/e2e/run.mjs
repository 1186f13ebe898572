// Runs every browser suite, each in a process of its own with its own server and browser. A browser waits more than it works, so the
// longest suite runs beside the others; a suite's output is shown whole when it ends.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

function run(suite) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, `${suite}.mjs`)]);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        said += text;
      });
    }
    child.on('close', (status) => {
      console.log(`${suite} in the browser\n${said.trimEnd()}`);
      done(status === 0);
    });
  });
}

async function runInTurn(suites) {
  const passed = [];
  for (const suite of suites) passed.push(await run(suite));
  return passed;
}

const lanes = [['console'], ['till', 'first-run', 'network']];
const passed = (await Promise.all(lanes.map(runInTurn))).flat();
const failed_count = passed.filter((each) => !each).length;
console.log(`browser suites: ${passed.length - failed_count} passed, ${failed_count} failed`);
process.exit(failed_count === 0 ? 0 : 1);
