import { useId } from 'react';
import { Icon, type IconName } from '#ui/icon.tsx';

export interface CardChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
  readonly icon?: IconName;
  readonly lang?: string;
}

export interface CardsProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly CardChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

// One of a few, each with a line that says what it means.
export function Cards<Value extends string>({ label, choices, value, onChange }: CardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="cards">
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="card" lang={choice.lang}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon ? <Icon name={choice.icon} size={24} /> : null}
          <span className="card-label">{choice.label}</span>
          {choice.note ? <span className="card-note">{choice.note}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
