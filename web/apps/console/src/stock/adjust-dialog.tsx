import { useId, useState } from 'react';
import { Field } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import { type AdjustReason, adjustReasons } from '#wire/stock.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useFormat } from '../state/use-format.ts';
import { useStockStrings } from '../strings/stock.ts';
import { useUnitNames } from '../strings/units.ts';
import { adjustmentOf, entryOf } from './adjustment.ts';
import type { StockDialogProps } from './receive-dialog.tsx';
import { useStockChange } from './use-stock-change.ts';

export function AdjustDialog({ row, close }: StockDialogProps) {
  const texts = useStockStrings();
  const format = useFormat();
  const unit = useUnitNames()[row.unit];
  const select = useId();
  const { sending, refused, send, refuse } = useStockChange('/v1/stock-adjustments');
  const [reason, setReason] = useState<AdjustReason>('count');
  const [text, setText] = useState('');
  const adjustment = adjustmentOf(reason, text, row.on_hand_milli);
  const change = adjustment.kind === 'change' ? adjustment.quantity_milli : 0;
  const submit = async () => {
    if (sending === 'yes') return;
    if (adjustment.kind === 'refused') return refuse(texts[adjustment.why], 'quantity_milli');
    const { location, sku } = row;
    const done = await send({ location, reason, lines: [{ sku, quantity_milli: adjustment.quantity_milli }] });
    if (!done) return;
    const after = done.lines[0]?.on_hand_milli ?? row.on_hand_milli + adjustment.quantity_milli;
    showToast(texts.adjusted(format.quantity(after)), 'good');
    close();
  };
  return (
    <FormDialog
      title={texts.adjustTitle(format.name(row.names))}
      act={texts.adjust}
      disabled={sending === 'yes'}
      onSubmit={submit}
      close={close}
    >
      <div className="field">
        <label htmlFor={select}>{texts.reason}</label>
        <select
          id={select}
          className="input"
          value={reason}
          onChange={(event) => setReason(event.target.value as AdjustReason)}
        >
          {adjustReasons.map((value) => (
            <option key={value} value={value}>
              {texts.reasons[value]}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={texts[entryOf(reason)](unit)}
        inputMode={reason === 'other' ? 'text' : 'decimal'}
        data-autofocus
        value={text}
        error={refused?.text}
        hint={texts.after(format.quantity(row.on_hand_milli), format.quantity(row.on_hand_milli + change))}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}
