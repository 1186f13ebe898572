import type { KeypadKey } from '#core/keypad.ts';
import './keypad.css';

const keys: readonly KeypadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', '00'];

export interface KeypadProps {
  readonly label: string;
  readonly backLabel: string;
  readonly onKey: (key: KeypadKey) => void;
  // Without decimals the point stays dead.
  readonly point: boolean;
}

export function Keypad({ label, backLabel, onKey, point }: KeypadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons, not form fields
    <div className="keypad" role="group" aria-label={label}>
      {keys.map((key) => (
        <button key={key} type="button" disabled={key === '.' && !point} onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <button type="button" className="keypad-back" aria-label={backLabel} onClick={() => onKey('back')}>
        {'⌫'}
      </button>
    </div>
  );
}

// The keyboard's part: which key of the pad a key press is, or null.
export function keypadKey(event: { readonly key: string }): KeypadKey | null {
  if (/^[0-9]$/.test(event.key)) return event.key as KeypadKey;
  if (event.key === '.' || event.key === 'Decimal') return '.';
  if (event.key === 'Backspace') return 'back';
  return event.key === 'Delete' ? 'clear' : null;
}
