export interface TicksProps<Value extends string> {
  readonly label: string;
  readonly note: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
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
      <div className="ticks-row">
        {choices.map(({ value, label: text }) => (
          <label key={value} className="tick">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
