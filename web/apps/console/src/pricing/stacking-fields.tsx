import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import type { PromotionForm } from './promotion-model.ts';
import { errorAt, type Refused } from './use-rule-change.ts';

const stackings = ['one_per_line', 'stacks', 'exclusive'] as const;

export interface FormPartProps {
  readonly form: PromotionForm;
  readonly refused: Refused | null;
  readonly onForm: (form: PromotionForm) => void;
}

// How it stands to other promotions.
export function StackingFields({ form, refused, onForm }: FormPartProps) {
  const texts = usePricingStrings();
  return (
    <div className="pair">
      <SelectField
        label={texts.fields.stacking}
        value={form.stacking}
        options={stackings.map((value) => ({ value, label: texts.stackings[value] }))}
        onChange={(stacking) => onForm({ ...form, stacking })}
      />
      <Field
        label={texts.fields.priority}
        inputMode="numeric"
        value={form.priority}
        error={errorAt(refused, 'priority')}
        onChange={(event) => onForm({ ...form, priority: event.target.value })}
      />
    </div>
  );
}
