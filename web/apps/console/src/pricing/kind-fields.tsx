import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useHouse } from '../state/house.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { GoodsPicker } from './goods-picker.tsx';
import type { PartForm, StepForm } from './promotion-model.ts';
import type { FormPartProps } from './stacking-fields.tsx';
import { errorAt } from './use-rule-change.ts';

const kinds = ['percent', 'amount', 'n_for', 'buy_n_get_m', 'tiered', 'bundle', 'basket_percent'] as const;

// What it gives: the kind, and the numbers of that kind.
export function KindFields(props: FormPartProps) {
  const { form, onForm } = props;
  const texts = usePricingStrings();
  return (
    <>
      <SelectField
        label={texts.kind}
        value={form.kind}
        options={kinds.map((value) => ({ value, label: texts.kinds[value] }))}
        onChange={(kind) => onForm({ ...form, kind })}
      />
      <Numbers {...props} />
    </>
  );
}

function Numbers(props: FormPartProps) {
  const { fields } = usePricingStrings();
  const { currency } = useHouse();
  const money = (label: string) => `${label} (${currency.code})`;
  switch (props.form.kind) {
    case 'percent':
      return <Figure {...props} name="percent" label={fields.percent} />;
    case 'amount':
      return <Figure {...props} name="amount" label={money(fields.amount)} />;
    case 'n_for':
      return (
        <div className="pair">
          <Figure {...props} name="buy" label={fields.count} />
          <Figure {...props} name="amount" label={money(fields.setPrice)} />
        </div>
      );
    case 'buy_n_get_m':
      return (
        <div className="pair">
          <Figure {...props} name="buy" label={fields.buy} />
          <Figure {...props} name="free" label={fields.free} />
        </div>
      );
    case 'basket_percent':
      return (
        <div className="pair">
          <Figure {...props} name="percent" label={fields.percent} />
          <Figure {...props} name="min_spend" label={money(fields.minSpend)} />
        </div>
      );
    case 'tiered':
      return <Steps {...props} />;
    case 'bundle':
      return <Parts {...props} />;
  }
}

interface FigureProps extends FormPartProps {
  readonly name: 'percent' | 'amount' | 'buy' | 'free' | 'min_spend';
  readonly label: string;
}

function Figure({ form, refused, onForm, name, label }: FigureProps) {
  return (
    <Field
      label={label}
      inputMode="decimal"
      value={form[name]}
      error={errorAt(refused, name)}
      onChange={(event) => onForm({ ...form, [name]: event.target.value })}
    />
  );
}

function Steps({ form, refused, onForm }: FormPartProps) {
  const texts = usePricingStrings();
  const { fields } = texts;
  const setStep = (at: number, next: StepForm | null) =>
    onForm({ ...form, steps: form.steps.flatMap((step, index) => (index !== at ? step : (next ?? []))) });
  return (
    <div className="group">
      <SelectField
        label={fields.measure}
        value={form.measure}
        options={[
          { value: 'spend', label: fields.spend },
          { value: 'quantity', label: fields.quantity },
        ]}
        onChange={(measure) => onForm({ ...form, measure })}
      />
      {form.steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
        <div key={at} className="pair">
          <Field
            label={fields.from}
            inputMode="decimal"
            value={step.from}
            error={at === 0 ? errorAt(refused, 'steps') : undefined}
            onChange={(event) => setStep(at, { ...step, from: event.target.value })}
          />
          <Field
            label={fields.off}
            value={step.off}
            onChange={(event) => setStep(at, { ...step, off: event.target.value })}
          />
          {form.steps.length > 1 ? <Button onClick={() => setStep(at, null)}>{texts.remove}</Button> : null}
        </div>
      ))}
      <div className="checks">
        <Button onClick={() => onForm({ ...form, steps: [...form.steps, { from: '', off: '' }] })}>
          {fields.addStep}
        </Button>
        <label>
          <input
            type="checkbox"
            checked={form.repeats}
            onChange={(event) => onForm({ ...form, repeats: event.target.checked })}
          />
          {fields.repeats}
        </label>
      </div>
    </div>
  );
}

function Parts(props: FormPartProps) {
  const { form, refused, onForm } = props;
  const texts = usePricingStrings();
  const { currency } = useHouse();
  const setPart = (at: number, next: PartForm | null) =>
    onForm({ ...form, parts: form.parts.flatMap((part, index) => (index !== at ? part : (next ?? []))) });
  const empty = { count: '1', goods: { skus: [], categories: [] } };
  return (
    <>
      <Figure {...props} name="amount" label={`${texts.fields.setPrice} (${currency.code})`} />
      {form.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place
        <fieldset key={at} className="group" aria-label={`${texts.fields.part} ${at + 1}`}>
          <Field
            label={texts.fields.count}
            inputMode="numeric"
            value={part.count}
            error={at === 0 ? errorAt(refused, 'parts') : undefined}
            onChange={(event) => setPart(at, { ...part, count: event.target.value })}
          />
          <GoodsPicker goods={part.goods} onGoods={(goods) => setPart(at, { ...part, goods })} />
          {form.parts.length > 2 ? <Button onClick={() => setPart(at, null)}>{texts.remove}</Button> : null}
        </fieldset>
      ))}
      <Button onClick={() => onForm({ ...form, parts: [...form.parts, empty] })}>{texts.fields.addPart}</Button>
    </>
  );
}
