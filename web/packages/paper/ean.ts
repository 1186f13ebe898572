import { checkDigit } from '#core/gtin.ts';

// Seven modules a digit: odd and even on the left, and the right hand, which is the odd one's negative. Even is the right one
// read backwards.
const odd = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const right = odd.map((modules) => modules.replace(/[01]/g, (bit) => (bit === '0' ? '1' : '0')));
const even = right.map((modules) => [...modules].reverse().join(''));
// Which of the six left digits are even says what the first of thirteen digits is.
const firsts = ['oooooo', 'ooeoee', 'ooeeoe', 'ooeeeo', 'oeooee', 'oeeooe', 'oeeeoo', 'oeoeoe', 'oeoeeo', 'oeeoeo'];
const guard = '101';
const middle = '01010';

// The modules of an EAN-13 or EAN-8, 1 for a bar; a UPC-A is an EAN-13 that begins with 0. Null for anything else.
export function eanModules(text: string): string | null {
  if (!/^(\d{8}|\d{12,13})$/.test(text) || checkDigit(text.slice(0, -1)) !== text.slice(-1)) return null;
  const digits = Array.from(text.length === 8 ? text : text.padStart(13, '0'), Number);
  const parities = digits.length === 8 ? 'oooo' : (firsts[digits.shift() ?? 0] ?? '');
  const half = parities.length;
  const left = digits.slice(0, half).map((digit, at) => (parities[at] === 'o' ? odd : even)[digit]);
  return `${guard}${left.join('')}${middle}${digits
    .slice(half)
    .map((digit) => right[digit])
    .join('')}${guard}`;
}

// Widths of bars and spaces in modules, starting with a bar.
export function ean(text: string): readonly number[] | null {
  const modules = eanModules(text);
  return modules ? Array.from(modules.match(/1+|0+/g) ?? [], (run) => run.length) : null;
}
