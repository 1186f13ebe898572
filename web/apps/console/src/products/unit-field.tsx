import { SelectField } from '#ui/select-field.tsx';
import { useProductStrings } from '../strings/products/strings.ts';

const units = ['each', 'kg', 'g', 'l', 'm', 'hour'] as const;

export function UnitField({ value, onChange }: { readonly value: string; readonly onChange: (unit: string) => void }) {
  const texts = useProductStrings();
  return (
    <SelectField
      label={texts.unit}
      value={value}
      options={units.map((unit) => ({ value: unit as string, label: texts.units[unit] }))}
      onChange={onChange}
    />
  );
}
