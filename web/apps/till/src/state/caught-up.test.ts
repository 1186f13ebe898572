import { expect, test } from 'vitest';
import type { SaleException } from '#wire/types.ts';
import { tallyOfReturn } from './caught-up.ts';

const away = { kind: 'unreachable', problem: null } as const;
const taken = { kind: 'ok', status: 201, value: {} } as const;
const flagged = {
  kind: 'ok',
  status: 201,
  value: { exceptions: [{ id: 'e', kind: 'stock_below_zero', sku: 'p' }] as readonly SaleException[] },
} as const;
const refused = { kind: 'refused', problem: { status: 422, code: 'x', title: 'x' } } as const;

test('what was sent in peace is not worth a word', () => {
  const tally = tallyOfReturn();
  tally.heard(taken);
  expect(tally.drained()).toBeNull();
  expect(tally.drained()).toBeNull();
});

test('after the server was away it says what was sent and what a person must look at', () => {
  const tally = tallyOfReturn();
  for (const answer of [away, away, taken, flagged, refused]) tally.heard(answer);
  expect(tally.drained()).toEqual({ sent: 2, conflicts: 2 });
  expect(tally.drained()).toBeNull();
});

test('what waits for somebody to sign in is no conflict', () => {
  const tally = tallyOfReturn();
  const signed_out = { kind: 'refused', problem: { status: 401, code: 'not_signed_in', title: 'x' } } as const;
  for (const answer of [away, signed_out, signed_out, taken]) tally.heard(answer);
  expect(tally.drained()).toEqual({ sent: 1, conflicts: 0 });
});

test('away once more before all was sent: it goes on counting', () => {
  const tally = tallyOfReturn();
  for (const answer of [away, taken, away, taken]) tally.heard(answer);
  expect(tally.drained()).toEqual({ sent: 2, conflicts: 0 });
});
