import { ErrorNote } from '#ui/error-note.tsx';

export interface ChecksProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly onChosen: (chosen: readonly Value[]) => void;
  readonly error?: string | undefined;
}

// Some of a few: check boxes. None of them means all, as the legend says.
export function Checks<Value extends string>({ legend, options, chosen, onChosen, error }: ChecksProps<Value>) {
  const toggle = (value: Value) =>
    onChosen(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {label}
        </label>
      ))}
      <ErrorNote text={error} />
    </fieldset>
  );
}
