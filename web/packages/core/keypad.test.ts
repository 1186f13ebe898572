import { expect, test } from 'vitest';
import { type KeypadKey, pressKey } from './keypad.ts';

const money = { fraction_digits: 2, whole_digits_max: 7 };
const pieces = { fraction_digits: 0, whole_digits_max: 4 };

function press(keys: readonly KeypadKey[], rules = money, start = { text: '', fresh: false }): string {
  return keys.reduce((state, key) => pressKey(state, key, rules), start).text;
}

test.each<[readonly KeypadKey[], string]>([
  [['1', '2', '.', '5'], '12.5'],
  [['.', '5'], '0.5'],
  [['1', '.', '2', '3', '4'], '1.23'],
  [['1', '.', '.', '5'], '1.5'],
  [['0', '7'], '7'],
  [['5', '00'], '500'],
  [['1', '2', 'back'], '1'],
  [['1', '2', 'clear', '3'], '3'],
  [['9', '9', '9', '9', '9', '9', '9', '9'], '9999999'],
])('%j shows %s', (keys, text) => {
  expect(press(keys)).toBe(text);
});

test('pieces have no point', () => {
  expect(press(['1', '.', '5'], pieces)).toBe('15');
});

test('the first key replaces a proposed value', () => {
  expect(press(['3'], pieces, { text: '12', fresh: true })).toBe('3');
  expect(press(['back'], pieces, { text: '12', fresh: true })).toBe('');
});
