import { expect, test } from 'vitest';
import { emptyWedge, feedWedge } from './wedge.ts';

function type(keys: readonly string[], gap_ms: number): string | null {
  let wedge = emptyWedge;
  let at_ms = 1000;
  let last: string | null = null;
  for (const key of keys) {
    const step = feedWedge(wedge, key, at_ms);
    wedge = step.wedge;
    last = step.code;
    at_ms += gap_ms;
  }
  return last;
}

test('quick digits and Enter are a scan', () => {
  expect(type([...'4890008100309', 'Enter'], 8)).toBe('4890008100309');
});

test('the same keys by hand are not', () => {
  expect(type([...'4890008100309', 'Enter'], 120)).toBeNull();
});

test('a quick short word is not a scan', () => {
  expect(type([...'nmc', 'Enter'], 8)).toBeNull();
});

test('what was typed slowly before does not become part of the code', () => {
  let wedge = feedWedge(emptyWedge, '9', 1000).wedge;
  for (const [at, key] of [...'4890008'].entries()) wedge = feedWedge(wedge, key, 2000 + at * 5).wedge;
  expect(feedWedge(wedge, 'Enter', 2040).code).toBe('4890008');
});

test('Shift within a receipt number does not break it, another key does', () => {
  expect(type(['Shift', 'M', '0', '1', '-', 'Shift', 'T', '1', '-', '0', 'Enter'], 5)).toBe('M01-T1-0');
  expect(type([...'489000', 'ArrowLeft', ...'81', 'Enter'], 5)).toBeNull();
});
