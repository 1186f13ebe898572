import { useState } from 'react';
import { ErrorNote } from '#ui/error-note.tsx';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { StockRow } from '#wire/stock.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { parseCost } from '../state/cost.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
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
  const format = useFormat();
  const unit = useUnitNames()[row.unit];
  const { sending, refused, send, refuse } = useStockChange('/v1/goods-receipts');
  const [quantity, setQuantity] = useState('');
  const [cost, setCost] = useState('');
  const [reference, setReference] = useState('');
  const submit = async () => {
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
    <FormDialog
      title={texts.receiveTitle(format.name(row.names))}
      act={texts.receive}
      disabled={sending === 'yes'}
      onSubmit={submit}
      close={close}
    >
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
      <ErrorNote text={elsewhere ? refused.text : null} />
    </FormDialog>
  );
}
