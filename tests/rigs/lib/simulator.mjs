// Lets the simulator of tests/sim run a campaign and takes its summary.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { report } from './campaign.mjs';

const root = resolve(import.meta.dirname, '../../..');

// `trials` finds the number of trials in the summary: "sim: 20 seeds, 0 failures; … 212 of them power cuts, …".
export function simulate(rig, { seed, record }, words, trials) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(resolve(root, 'build/release/sim'), [...words, '--from', String(seed)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const summary = /^sim: (\d+) seeds, (\d+) failures.*$/m.exec(stdout ?? '');
  if (!summary) throw new Error(`the simulator ended with ${status}: ${stdout}${stderr}`);
  process.stdout.write(stdout);
  const [, seeds, failures] = summary.map(Number);
  report({
    rig,
    sums: { trials: Number(trials.exec(summary[0])[1]), seeds_run: seeds },
    failures,
    seeds: `${seed}-${seed + seeds - 1}`,
    isRecorded: record,
    seconds: (performance.now() - began) / 1000,
  });
}
