// Runs a rig's lives, one seed each, until enough trials are counted, and says in the last line what came of it.
import { Finding } from './finding.mjs';
import { bound, readLedger, record, sumOf } from './ledger.mjs';
import { writePage } from './promises_page.mjs';

// `live(seed, trialsLeft)` answers { trials, ...counts }: what the life was made of. A Finding fails one trial and the campaign
// goes on with the next seed; any other error is the rig's own and ends it.
export async function campaign(rig, { trials, seed, record: isRecorded }, live) {
  const began = performance.now();
  const sums = { trials: 0 };
  let failures = 0;
  let next = seed;
  while (sums.trials < trials) {
    const own = next++;
    try {
      add(sums, await live(own, trials - sums.trials));
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      add(sums, { trials: 1, ...error.counts });
      failures += 1;
      console.log(`seed ${own}: ${error.message}`);
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${rig}: ${sums.trials} of ${trials}, ${failures} failed `);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const seeds = `${seed}-${next - 1}`;
  report({ rig, sums, failures, seeds, isRecorded, seconds: (performance.now() - began) / 1000 });
}

export function report({ rig, sums, failures, seeds, isRecorded, seconds }) {
  const { trials, ...counts } = sums;
  if (isRecorded) {
    record({ rig, trials, failures, seeds });
    writePage();
    console.log(`in the ledger: ${rig} ${JSON.stringify(sumOf(readLedger(), rig))}`);
  }
  const details = Object.entries(counts).map(([name, count]) => `, ${count} ${name.replaceAll('_', ' ')}`);
  const pace = `${seconds.toFixed(0)} s, ${(seconds / trials).toFixed(2)} s a trial`;
  console.log(`${rig}: ${trials} trials, ${failures} failures (${bound({ trials, failures })})${details.join('')}; seeds ${seeds}; ${pace}`);
  process.exitCode = failures === 0 ? 0 : 1;
}

function add(sums, counts) {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
}
