import { expect, test } from 'vitest';
import { uuidv7 } from './uuid.ts';

test('carries the time in front, the version and the variant', () => {
  const id = uuidv7(0x0192_3456_789a, new Uint8Array(10).fill(0xff));
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
});

test('sorts by time', () => {
  const random = new Uint8Array(10);
  expect(uuidv7(1_700_000_000_000, random) < uuidv7(1_700_000_000_001, random)).toBe(true);
});
