// The numbers of the GS1 system: 8, 12, 13 or 14 digits of which the last checks the others.

// The check digit of `digits` without it: weights 3 and 1 from the right, up to the next ten.
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

// How a barcode that somebody types looks so far: a number whose last digit fits or not, one that lacks only its check digit,
// or a plain code.
export type Reading =
  | { readonly kind: 'plain' | 'good' }
  | { readonly kind: 'wrong' | 'lacking'; readonly digit: string };

export function readGtin(text: string): Reading {
  if (!/^\d+$/.test(text)) return { kind: 'plain' };
  const is_whole = [8, 12, 13, 14].includes(text.length);
  const digit = checkDigit(text.slice(0, -1));
  if (is_whole && text.endsWith(digit)) return { kind: 'good' };
  if (text.length === 7 || text.length === 12) return { kind: 'lacking', digit: checkDigit(text) };
  return is_whole ? { kind: 'wrong', digit } : { kind: 'plain' };
}
