import { type ReactNode, useState } from 'react';
import { useShellStrings } from '../strings/shell.ts';

export interface SureButtonProps {
  // What it does; the name of a button that shows a picture only.
  readonly label: string;
  // Instead of the label's text.
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly act: () => void;
}

// For what is gone afterwards: the first press turns the button into the question, the second one does it. Who looks elsewhere has not
// meant it.
export function SureButton({ label, icon, disabled, act }: SureButtonProps) {
  const { sure } = useShellStrings();
  const [asked, setAsked] = useState(false);
  const press = () => {
    if (asked) act();
    setAsked(!asked);
  };
  return (
    <button
      type="button"
      className={asked || !icon ? 'button button-danger button-normal' : 'icon-button'}
      aria-label={asked ? `${label}: ${sure}` : label}
      title={icon && !asked ? label : undefined}
      disabled={disabled}
      onClick={press}
      onBlur={() => setAsked(false)}
    >
      {asked ? sure : (icon ?? label)}
    </button>
  );
}
