import { type FormEvent, useId, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { StockRow } from '#wire/stock.ts';
import { parseCost } from '../state/cost.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useStockStrings } from '../strings/stock.ts';
import { useUnitNames } from '../strings/units.ts';
import { parseQuantity } from './adjustment.ts';
import { useStockChange } from './use-stock-change.ts';

export interface StockDialogProps {
  readonly row: StockRow;
  readonly close: () => void;
}

export function ReceiveDialog({ row, close }: StockDialogProps) {
  const { currency } = useHouse();
  const texts = useStockStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const unit = useUnitNames()[row.unit];
  const form = useId();
  const { sending, refused, send, refuse } = useStockChange('/v1/goods-receipts');
  const [quantity, setQuantity] = useState('');
  const [cost, setCost] = useState('');
  const [reference, setReference] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending === 'yes') return;
    const quantity_milli = parseQuantity(quantity);
    const unit_cost_e4 = parseCost(cost, currency.digits);
    if (quantity_milli === null || quantity_milli <= 0) return refuse(texts.badQuantity, 'quantity_milli');
    if (unit_cost_e4 === null) return refuse(texts.badCost, 'unit_cost_e4');
    const done = await send({
      location: row.location,
      ...(reference.trim() ? { reference: reference.trim() } : {}),
      lines: [{ sku: row.sku, quantity_milli, unit_cost_e4 }],
    });
    if (!done) return;
    const after = done.lines[0]?.on_hand_milli ?? row.on_hand_milli + quantity_milli;
    showToast(texts.received(format.quantity(quantity_milli), format.quantity(after)), 'good');
    close();
  };
  const errorAt = (field: string) => (refused?.field.includes(field) ? refused.text : undefined);
  const elsewhere = refused && !/quantity|cost|reference/.test(refused.field);
  return (
    <Dialog
      title={texts.receiveTitle(format.name(row.names))}
      closeLabel={shell.close}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{shell.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={sending === 'yes'}>
            {texts.receive}
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={texts.quantity(unit)}
          inputMode="decimal"
          data-autofocus
          value={quantity}
          error={errorAt('quantity')}
          onChange={(event) => setQuantity(event.target.value)}
        />
        <Field
          label={texts.cost(currency.code)}
          inputMode="decimal"
          value={cost}
          error={errorAt('cost')}
          onChange={(event) => setCost(event.target.value)}
        />
        <Field
          label={texts.reference}
          hint={texts.referenceHint}
          value={reference}
          error={errorAt('reference')}
          onChange={(event) => setReference(event.target.value)}
        />
        {elsewhere ? (
          <p className="field-error" role="alert">
            {refused.text}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
