import { expect, test } from 'vitest';
import { wallInstant } from './wall-instant.ts';

test.each([
  ['2026-11-27T17:30', 'Asia/Macau', '2026-11-27T09:30:00.000Z'],
  ['2026-07-01T00:15', 'Europe/Lisbon', '2026-06-30T23:15:00.000Z'],
  ['2026-12-01T08:00', 'UTC', '2026-12-01T08:00:00.000Z'],
])('%s in %s is %s', (wall, zone, instant) => {
  expect(wallInstant(wall, zone)).toBe(instant);
});
