import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { Field } from '#ui/field.tsx';
import type { CouponRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { type CouponForm, couponBody, couponForm, emptyCoupon } from './coupon-model.ts';
import { GoodsPicker } from './goods-picker.tsx';
import { NamesFields } from './names-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { errorAt, type Refused, useRuleChange } from './use-rule-change.ts';

export interface CouponDialogProps {
  readonly row: CouponRow | undefined;
  readonly close: () => void;
}

const shown_fields = [
  'names',
  'code',
  'amount',
  'percent',
  'spend',
  'uses',
  'skus',
  'stores',
  'channels',
  'ends',
  'hours',
];

export function CouponDialog({ row, close }: CouponDialogProps) {
  const { currency } = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { sending, refused, send, refuse } = useRuleChange(close);
  const [form, setForm] = useState<CouponForm>(() =>
    row
      ? couponForm(row, currency.digits)
      : emptyCoupon(uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))),
  );
  const set = (more: Partial<CouponForm>) => setForm({ ...form, ...more });
  const save = () => {
    const body = couponBody(form, currency.digits);
    if ('unreadable' in body) refuse(texts.badNumber, String(body.unreadable));
    else void send('PUT', `/v1/coupons/${form.id}`, body);
  };
  const is_running = row && row.state !== 'ended';
  return (
    <RuleDialog
      title={row ? format.name(row.coupon.names) : texts.add.coupons}
      close={close}
      sending={sending}
      refused={refused}
      fields={shown_fields}
      onSave={save}
      onEnd={is_running ? () => void send('DELETE', `/v1/coupons/${row.coupon.id}`) : undefined}
    >
      <NamesFields names={form.names} error={errorAt(refused, 'names')} onNames={(names) => set({ names })} />
      <CouponNumbers form={form} refused={refused} onForm={set} />
      <GoodsPicker
        goods={form.goods}
        hint={texts.fields.goodsHint}
        error={errorAt(refused, 'skus')}
        onGoods={(goods) => set({ goods })}
      />
      <div className="checks">
        <label>
          <input
            type="checkbox"
            checked={form.with_promotions}
            onChange={(event) => set({ with_promotions: event.target.checked })}
          />
          {texts.fields.withPromotions}
        </label>
        <label>
          <input
            type="checkbox"
            checked={form.with_coupons}
            onChange={(event) => set({ with_coupons: event.target.checked })}
          />
          {texts.fields.withCoupons}
        </label>
      </div>
      <ReachFields reach={form.reach} refused={refused} onReach={(reach) => set({ reach })} />
    </RuleDialog>
  );
}

interface CouponNumbersProps {
  readonly form: CouponForm;
  readonly refused: Refused | null;
  readonly onForm: (more: Partial<CouponForm>) => void;
}

// The code and the number of uses change until somebody has used it; the server knows.
function CouponNumbers({ form, refused, onForm }: CouponNumbersProps) {
  const { fields } = usePricingStrings();
  const { currency } = useHouse();
  return (
    <div className="pair">
      <Field
        label={fields.code}
        value={form.code}
        error={errorAt(refused, 'code')}
        onChange={(event) => onForm({ code: event.target.value })}
      />
      <Field
        label={fields.off}
        value={form.off}
        error={errorAt(refused, 'amount', 'percent')}
        onChange={(event) => onForm({ off: event.target.value })}
      />
      <Field
        label={`${fields.minSpend} (${currency.code})`}
        inputMode="decimal"
        value={form.min_spend}
        error={errorAt(refused, 'spend')}
        onChange={(event) => onForm({ min_spend: event.target.value })}
      />
      <Field
        label={fields.uses}
        inputMode="numeric"
        value={form.uses}
        error={refused?.field === 'uses' ? refused.text : undefined}
        onChange={(event) => onForm({ uses: event.target.value })}
      />
      <Field
        label={fields.usesPerMember}
        inputMode="numeric"
        value={form.uses_per_member}
        error={errorAt(refused, 'uses_per_member')}
        onChange={(event) => onForm({ uses_per_member: event.target.value })}
      />
    </div>
  );
}
