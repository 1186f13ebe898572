export interface TicksProps<Value extends string> {
  readonly label: string;
  readonly note: string;
  // A note says what a choice means; choices with notes stand one under another.
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly note?: string }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

// Any of a few, in the order in which they are listed.
export function Ticks<Value extends string>({ label, note, choices, chosen, onChange }: TicksProps<Value>) {
  const toggle = (value: Value) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((each) => (each === value ? !chosen.includes(value) : chosen.includes(each))),
    );
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      <p className="field-hint">{note}</p>
      <div className={choices.some((choice) => choice.note) ? 'ticks-lines' : 'ticks-row'}>
        {choices.map(({ value, label: text, note: meaning }) => (
          <label key={value} className="tick">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{text}</span>
            {meaning ? <span className="tick-note">{meaning}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
