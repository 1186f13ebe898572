// The checker itself: it must take what could have been, and turn away what could not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linearize } from './lib/linear.mjs';
import { seeded } from './lib/random.mjs';
import { keptAnswer, shelf } from './lib/registers.mjs';

const sell = (call, answered, pieces, extra = {}) => ({ call, answered, does: 'move', milli: -pieces, mayNot: true, ...extra });
const receive = (call, answered, pieces, onHand) => ({ call, answered, does: 'move', milli: pieces, onHand });
const refuse = (call, answered, pieces) => ({ call, answered, does: 'refuse', milli: -pieces });
const read = (call, answered, onHand) => ({ call, answered, does: 'read', onHand });

const shelves = [
  ['nothing happened', 5, [], true],
  ['one after the other', 5, [sell(0, 1, 2), read(2, 3, 3)], true],
  ['a read that missed an earlier sale', 5, [sell(0, 1, 2), read(2, 3, 5)], false],
  ['a read beside a sale sees before or after it', 5, [sell(0, 9, 2), read(1, 2, 5), read(3, 4, 3)], true],
  ['two reads beside a sale in the wrong order', 5, [sell(0, 9, 2), read(1, 2, 3), read(3, 4, 5)], false],
  ['oversold', 1, [sell(0, 1, 1), sell(0, 1, 1)], false],
  ['the last one, sold to one of two', 1, [sell(0, 3, 1), refuse(0, 3, 1)], true],
  ['refused although it was there', 2, [sell(0, 1, 1), refuse(2, 3, 1)], false],
  ['refused before more arrived', 0, [refuse(0, 5, 1), receive(1, 2, 3, 3), sell(3, 4, 1)], true],
  ['a delivery that was counted twice', 0, [receive(0, 1, 3, 3), read(2, 3, 6)], false],
  ['a delivery that says what was there', 4, [sell(0, 5, 1), receive(0, 5, 3, 6), read(6, 7, 6)], true],
  ['a delivery that lost a sale', 4, [sell(0, 1, 1), receive(2, 3, 3, 7)], false],
  ['no answer and no effect', 5, [sell(0, undefined, 2), read(1, 2, 5)], true],
  ['no answer and an effect, late', 5, [sell(0, undefined, 2), read(1, 2, 5), read(3, 4, 3)], true],
  ['no answer, and the effect comes and goes', 5, [sell(0, undefined, 2), read(1, 2, 3), read(3, 4, 5)], false],
  ['no answer, the effect twice', 5, [sell(0, undefined, 2), read(1, 2, 1)], false],
  ['an effect before its call', 5, [read(0, 1, 3), sell(2, undefined, 2)], false],
];
for (const [name, initial, operations, isLinear] of shelves) {
  test(`shelf: ${name}`, () => assert.equal(linearize(shelf(initial), operations).isLinear, isLinear));
}

const ask = (call, answered, body, said, text) => ({ call, answered, body, said, text });
const keys = [
  ['made, then again', [ask(0, 1, 'a', 'made', 'yes'), ask(2, 3, 'a', 'again', 'yes')], true],
  ['made twice', [ask(0, 3, 'a', 'made', 'yes'), ask(0, 3, 'a', 'made', 'yes')], false],
  ['again with other bytes', [ask(0, 1, 'a', 'made', 'yes'), ask(2, 3, 'a', 'again', 'Yes')], false],
  ['again, and nobody had made it', [ask(0, 1, 'a', 'again', 'yes')], false],
  ['again, after a call without an answer', [ask(0, undefined, 'a'), ask(1, 2, 'a', 'again', 'yes')], true],
  ['two bodies at once, one is turned away', [ask(0, 3, 'a', 'made', 'yes'), ask(0, 3, 'b', 'reused')], true],
  ['both bodies are turned away', [ask(0, 3, 'a', 'reused'), ask(0, 3, 'b', 'reused')], false],
  ['turned away before the other came', [ask(0, 1, 'b', 'reused'), ask(2, 3, 'a', 'made', 'yes')], false],
  ['refused, and made later', [ask(0, 1, 'a', 'refused'), ask(2, 3, 'a', 'made', 'yes')], true],
  ['made, and refused later', [ask(0, 1, 'a', 'made', 'yes'), ask(2, 3, 'a', 'refused')], false],
];
for (const [name, operations, isLinear] of keys) {
  test(`key: ${name}`, () => assert.equal(linearize(keptAnswer, operations).isLinear, isLinear));
}

// A history that is linearizable by construction: each operation has its effect at a moment within its interval.
function play(seed, count, clients, lostPerHundred) {
  const random = seeded(seed);
  const busyUntil = new Array(clients).fill(0);
  const planned = [];
  for (let index = 0; index < count; ++index) {
    const client = random.below(clients);
    const call = busyUntil[client] + random.below(10);
    const answered = call + 1 + random.below(30);
    busyUntil[client] = answered + 1;
    planned.push({ call, answered, moment: call + random.next() / 2 ** 32 * (answered - call), pieces: 1 + random.below(3), kind: random.below(4) });
  }
  let held = 10;
  return planned
    .sort((a, b) => a.moment - b.moment)
    .map(({ call, answered, pieces, kind }) => {
      const isLost = random.chance(lostPerHundred);
      if (kind === 0) return read(call, answered, held);
      if (kind === 1) {
        held += pieces;
        return receive(call, isLost ? undefined : answered, pieces, isLost ? undefined : held);
      }
      if (held < pieces) return refuse(call, answered, pieces);
      held -= pieces;
      return sell(call, isLost ? undefined : answered, pieces);
    });
}

test('histories of sixteen clients that are true are taken', () => {
  for (let seed = 1; seed <= 10; ++seed) assert.ok(linearize(shelf(10), play(seed, 500, 16, 3)).isLinear, `seed ${seed}`);
});

// Without lost answers, since those could explain it.
test('one sale that vanished is found in each of them', () => {
  for (let seed = 1; seed <= 10; ++seed) {
    const operations = play(seed, 200, 8, 0);
    const sold = operations.filter(({ does, mayNot, answered }) => does === 'move' && mayNot && answered !== undefined);
    sold[Math.floor(sold.length / 2)].milli = 0;
    assert.ok(!linearize(shelf(10), operations).isLinear, `seed ${seed}`);
  }
});
