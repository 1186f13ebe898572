// Tests run one after the other: they share a server whose state grows as a shop's does.
import { performance } from 'node:perf_hooks';

const tests = [];

export function test(name, run) {
  tests.push({ name, run });
}

export async function runTests(title, context) {
  const only = process.env.E2E_ONLY;
  let failed_count = 0;
  let passed_count = 0;
  for (const { name, run } of tests) {
    if (only && !name.includes(only)) continue;
    const start = performance.now();
    try {
      await run(context);
      passed_count++;
      console.log(`  ok    ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      failed_count++;
      console.log(`  FAIL  ${name}\n${error.stack ?? error}`);
      await Promise.all(context.browser.contexts().map((left) => left.close()));
    }
  }
  console.log(`${title}: ${passed_count} passed, ${failed_count} failed`);
  if (failed_count > 0 || passed_count === 0) process.exitCode = 1;
}

export function equal(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: is ${a}, should be ${b}`);
}

export async function eventually(check, what, timeout_ms = 15_000) {
  const end = performance.now() + timeout_ms;
  let last;
  while (performance.now() < end) {
    try {
      last = await check();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what}: not within ${timeout_ms} ms (last: ${last})`);
}
