import { expect, test } from 'vitest';
import { chooseTender, keyReceived, type SalePhase, selling, startPaying, tendered } from './phase.ts';

function received(phase: SalePhase): string | undefined {
  return phase.name === 'paying' ? phase.received.text : undefined;
}

test('paying begins with cash and nothing keyed in', () => {
  expect(startPaying(selling)).toEqual({ name: 'paying', tender: 'cash', received: { text: '', fresh: false } });
});

test('digits count only for cash, and a change of tender forgets them', () => {
  const keyed = keyReceived(keyReceived(startPaying(selling), '5', 2), '0', 2);
  expect(received(keyed)).toBe('50');
  const card = chooseTender(keyed, 'card');
  expect(received(card)).toBe('');
  expect(keyReceived(card, '9', 2)).toBe(card);
});

test('while a sale is being kept nothing changes it', () => {
  const keeping: SalePhase = { name: 'keeping', tender: 'cash', received: { text: '', fresh: false } };
  expect(startPaying(keeping)).toBe(keeping);
  expect(chooseTender(keeping, 'card')).toBe(keeping);
});

test.each([
  ['', { received: 1250, change: 0 }],
  ['20', { received: 2000, change: 750 }],
  ['12.50', { received: 1250, change: 0 }],
  ['12.4', null],
])('%j received for 12.50', (text, expected) => {
  expect(tendered({ text, fresh: false }, 1250, 2)).toEqual(expected);
});
