// Digits as a person keys them in, kept as text so that "1." and "1.50" show as typed.
export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | '.' | 'back' | 'clear';

export interface KeypadRules {
  readonly fraction_digits: number;
  readonly whole_digits_max: number;
}

// `fresh`: what stands there was put by the program and the first digit replaces it.
export interface KeypadState {
  readonly text: string;
  readonly fresh: boolean;
}

export function pressKey(state: KeypadState, key: KeypadKey, rules: KeypadRules): KeypadState {
  switch (key) {
    case 'clear':
      return { text: '', fresh: false };
    case 'back':
      return { text: state.fresh ? '' : state.text.slice(0, -1), fresh: false };
    case '.':
      return { text: withPoint(state.fresh ? '' : state.text, rules), fresh: false };
    default:
      return {
        text: [...key].reduce((text, digit) => withDigit(text, digit, rules), state.fresh ? '' : state.text),
        fresh: false,
      };
  }
}

function withPoint(text: string, rules: KeypadRules): string {
  if (rules.fraction_digits === 0 || text.includes('.')) return text;
  return `${text || '0'}.`;
}

function withDigit(text: string, digit: string, rules: KeypadRules): string {
  const [whole = '', fraction] = text.split('.');
  if (fraction !== undefined) return fraction.length < rules.fraction_digits ? text + digit : text;
  if (whole === '0') return digit;
  return whole.length < rules.whole_digits_max ? text + digit : text;
}
