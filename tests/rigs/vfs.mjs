// Power cuts on the simulator's disk, which drops, keeps or tears what was not synced. One trial is one cut.
import { options } from './lib/options.mjs';
import { simulate } from './lib/simulator.mjs';

const asked = options({ trials: 1000, seed: 1 });
simulate('vfs', asked, ['--cuts', String(asked.trials)], /, (\d+) of them power cuts/);
