// STYLE TypeScript 2 and 18: core runs in a worker and in a node test; time, ids and network are passed in.
import { eachMatch, isTest } from '../tree.mjs';

const impure = /\b(?:document|window|localStorage|indexedDB|navigator)\.|\bfetch\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.\w/g;

export default {
  name: 'web_core_pure',
  reason: 'web/packages/core has no DOM, no network, no clock and no randomness',
  *check(tree) {
    for (const file of tree.ts()) {
      if (!file.startsWith('web/packages/core/') || isTest(file)) continue;
      const found = [];
      eachMatch(tree.lexed(file).code, impure, (line) => found.push({ file, line }));
      yield* found;
    }
  },
};
