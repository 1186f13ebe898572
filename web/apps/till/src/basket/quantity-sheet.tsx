import { type FormEvent, useState } from 'react';
import { type KeypadKey, pressKey } from '#core/keypad.ts';
import { formatQuantity, parseAmount } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Keypad, keypadKey } from '#ui/keypad.tsx';
import { useStrings } from '../strings/strings.ts';
import { type BasketLine, isMeasured } from './basket.ts';

export interface QuantitySheetProps {
  readonly line: BasketLine;
  readonly onQuantity: (quantity_milli: number) => void;
  readonly close: () => void;
}

export function QuantitySheet({ line, onQuantity, close }: QuantitySheetProps) {
  const { quantity, common, pay, basket } = useStrings();
  const language = useLanguage();
  const measured = isMeasured(line.product);
  const rules = { fraction_digits: measured ? 3 : 0, whole_digits_max: 4 };
  const [state, setState] = useState({ text: formatQuantity(line.quantity_milli).replace(/,/g, ''), fresh: true });
  const quantity_milli = parseAmount(state.text, 3);
  const valid = quantity_milli !== null && quantity_milli > 0;
  const press = (key: KeypadKey) => setState((before) => pressKey(before, key, rules));
  const decide = (milli: number) => {
    onQuantity(milli);
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) decide(quantity_milli);
  };
  return (
    <Dialog title={nameIn(line.product.names, language)} closeLabel={common.close} onClose={close}>
      <form className="stack" onSubmit={submit}>
        <label className="entry">
          <span>{`${quantity.title} (${basket[line.product.unit]})`}</span>
          <input
            className="figure"
            value={state.text}
            inputMode="none"
            readOnly
            data-autofocus
            onKeyDown={(event) => {
              const key = keypadKey(event);
              if (key) press(key);
            }}
          />
        </label>
        <Keypad label={pay.keypad} backLabel={pay.back} onKey={press} point={measured} />
        <div className="row">
          <Button look="quiet" size="large" onClick={() => decide(0)}>
            {quantity.removeLine}
          </Button>
          <Button look="primary" size="large" className="grow" type="submit" disabled={!valid}>
            {common.ok}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
