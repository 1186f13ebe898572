import { type Language, languages } from '#i18n/language.ts';
import { labelSizes } from '#paper/label-layout.ts';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { GoodsRow } from '#wire/goods.ts';
import { useFormat } from '../state/use-format.ts';
import { useLabelStrings } from '../strings/labels.ts';
import type { LabelSettings } from './label-settings.ts';

export interface LabelOptionsProps {
  readonly settings: LabelSettings;
  readonly onSettings: (settings: LabelSettings) => void;
  // Null: a roll has no places that are used already.
  readonly skipped: { readonly most: number; readonly value: number } | null;
  readonly onSkipped: (skipped: number) => void;
  readonly rows: readonly GoodsRow[];
  readonly copies: ReadonlyMap<string, number>;
  readonly onCopies: (copies: ReadonlyMap<string, number>) => void;
}

const copies_max = 200;

const numberIn = (text: string, most: number) => Math.min(most, Math.max(0, Math.trunc(Number(text) || 0)));

export function LabelOptions(props: LabelOptionsProps) {
  const { settings, onSettings, skipped, onSkipped, rows, copies, onCopies } = props;
  const texts = useLabelStrings();
  const format = useFormat();
  const set = (more: Partial<LabelSettings>) => onSettings({ ...settings, ...more });
  return (
    <form className="panel label-options" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={texts.size}
        value={settings.size}
        options={labelSizes.map(({ name }) => ({ value: name, label: texts.sizes[name] }))}
        onChange={(size) => set({ size })}
      />
      <NameField label={texts.first} value={settings.first} onChange={(first) => set({ first })} />
      <NameField label={texts.second} value={settings.second} onChange={(second) => set({ second })} />
      <Check label={texts.price} checked={settings.price} onChange={(price) => set({ price })} />
      <Check label={texts.barcode} checked={settings.barcode} onChange={(barcode) => set({ barcode })} />
      <p className="muted">{texts.noBarcode}</p>
      {skipped ? (
        <Field
          label={texts.skipped}
          hint={texts.skippedHint}
          type="number"
          min={0}
          max={skipped.most}
          value={skipped.value}
          onChange={(event) => onSkipped(numberIn(event.target.value, skipped.most))}
        />
      ) : null}
      <Field
        label={texts.allCopies}
        type="number"
        min={0}
        max={copies_max}
        defaultValue={1}
        onChange={(event) => {
          const count = numberIn(event.target.value, copies_max);
          onCopies(new Map(rows.map(({ id }) => [id, count])));
        }}
      />
      <ul className="label-goods">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{format.name(row.names)}</span>
            <input
              type="number"
              className="input"
              min={0}
              max={copies_max}
              aria-label={texts.copiesOf(format.name(row.names))}
              value={copies.get(row.id) ?? 1}
              onChange={(event) => onCopies(new Map([...copies, [row.id, numberIn(event.target.value, copies_max)]]))}
            />
          </li>
        ))}
      </ul>
    </form>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: Language | '';
  readonly onChange: (language: Language | '') => void;
}

function NameField({ label, value, onChange }: NameFieldProps) {
  const texts = useLabelStrings();
  return (
    <SelectField
      label={label}
      value={value}
      options={[
        { value: '', label: texts.none },
        ...languages.map((language) => ({ value: language, label: texts.languages[language] })),
      ]}
      onChange={onChange}
    />
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="label-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
