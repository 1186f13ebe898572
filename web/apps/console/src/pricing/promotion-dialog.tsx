import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import type { PromotionRow } from '#wire/pricing.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { GoodsPicker } from './goods-picker.tsx';
import { KindFields } from './kind-fields.tsx';
import { NamesFields } from './names-fields.tsx';
import { emptyPromotion, type PromotionForm, promotionBody, promotionForm } from './promotion-model.ts';
import { PromotionPreview } from './promotion-preview.tsx';
import { ReachFields } from './reach-fields.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { StackingFields } from './stacking-fields.tsx';
import { errorAt, useRuleChange } from './use-rule-change.ts';

export interface PromotionDialogProps {
  // What a new one begins with.
  readonly sku?: string | undefined;
  readonly row: PromotionRow | undefined;
  readonly close: () => void;
}

const fields = ['names', 'percent', 'amount', 'buy', 'free', 'steps', 'parts', 'skus', 'spend', 'priority'];
const reach_fields = ['stores', 'channels', 'ends', 'hours'];

function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

const goodsOf = (sku: string | undefined) => ({ skus: sku ? [sku] : [], categories: [] });

export function PromotionDialog({ row, sku, close }: PromotionDialogProps) {
  const { currency } = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const { sending, refused, send, refuse } = useRuleChange(close);
  const [form, setForm] = useState<PromotionForm>(() =>
    row ? promotionForm(row.promotion, currency.digits) : { ...emptyPromotion(newId()), goods: goodsOf(sku) },
  );
  const [preview, setPreview] = useState<ReturnType<typeof readable>>(null);
  const set = (more: Partial<PromotionForm>) => setForm({ ...form, ...more });
  const readable = () => {
    const body = promotionBody(form, currency.digits);
    if (!('unreadable' in body)) return body;
    refuse(texts.badNumber, body.unreadable);
    return null;
  };
  const save = () => {
    const body = readable();
    if (body) void send('PUT', `/v1/promotions/${body.id}`, body);
  };
  const is_running = row && row.state !== 'ended';
  return (
    <RuleDialog
      title={row ? format.name(row.promotion.names) : texts.add.promotions}
      close={close}
      sending={sending}
      refused={refused}
      fields={[...fields, ...reach_fields]}
      onSave={save}
      onPreview={() => setPreview(readable())}
      onEnd={is_running ? () => void send('DELETE', `/v1/promotions/${row.promotion.id}`) : undefined}
    >
      <NamesFields names={form.names} error={errorAt(refused, 'names')} onNames={(names) => set({ names })} />
      <KindFields form={form} refused={refused} onForm={setForm} />
      {form.kind === 'bundle' ? null : (
        <GoodsPicker
          goods={form.goods}
          hint={texts.fields.goodsHint}
          error={errorAt(refused, 'skus', 'categories')}
          onGoods={(goods) => set({ goods })}
        />
      )}
      <ReachFields reach={form.reach} refused={refused} onReach={(reach) => set({ reach })} />
      <StackingFields form={form} refused={refused} onForm={setForm} />
      {preview ? <PromotionPreview promotion={preview} /> : null}
    </RuleDialog>
  );
}
