// STYLE 35 and 36: pennies do not drift.
import { eachMatch, isTest } from '../tree.mjs';

const rooms = ['money', 'quote', 'ledger', 'pricing', 'inventory', 'sales', 'members', 'flows'];
const floating = /\b(?:float|double)\b|\bstd::(?:l?l?round|floor|ceil|pow|sto[fd]|strto[fd])\b|(?<![\w.])\d+\.\d+|(?<![\w.])\d+e-?\d+\b/g;

export default {
  name: 'floating_point',
  reason: 'no floating point near money: int64 minor units, int64 milli, named rounding',
  *check(tree) {
    for (const file of tree.cpp('src/')) {
      if (!rooms.includes(file.split('/')[1]) || isTest(file)) continue;
      const found = [];
      eachMatch(tree.lexed(file).code, floating, (line) => found.push({ file, line }));
      yield* found;
    }
  },
};
