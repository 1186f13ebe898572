// The simulator's own campaign, for the ledger. One trial is one seed.
import { options } from './lib/options.mjs';
import { simulate } from './lib/simulator.mjs';

const asked = options({ trials: 100, seed: 1 });
simulate('sim', asked, ['--seeds', String(asked.trials)], /^sim: (\d+) seeds/);
