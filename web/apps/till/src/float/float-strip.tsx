import { type FormEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { formatAmount, formatMoney, parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { floatAsk } from './float.ts';
import './float-strip.css';

export interface FloatStripHandle {
  readonly focus: () => void;
  // A scanner types into whatever has the focus.
  readonly reset: () => void;
}

// Asks for the float above the goods, and never stands in the way of selling. Enter means it only in its own field: out of the
// search it would take yesterday's amount unseen. After "later" a button is left, and after an amount one to mend it.
export function FloatStrip({ handle, done }: { readonly handle: Ref<FloatStripHandle>; readonly done: () => void }) {
  const till = useTill();
  const strings = useStrings();
  const texts = strings.float;
  const { currency } = useStore(till.shop);
  const kept = useStore(till.float.kept);
  const { date } = useStore(till.moment);
  const [text, setText] = useState<string | null>(null);
  const [opened, setOpened] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const ask = floatAsk(kept, date);
  const is_open = ask === 'ask' || opened === date;
  const shown = text ?? formatAmount(kept?.amount ?? 0, currency.digits);
  const amount = parseAmount(shown.trim() || '0', currency.digits);

  const accept = () => {
    if (amount === null) return;
    void till.float.enter(amount).then((written) => {
      setText(null);
      if (written) setOpened('');
      showToast(written ? texts.entered(formatMoney(amount, currency)) : texts.notKept, written ? 'good' : 'bad');
    });
    done();
  };
  // The field may have to be drawn first.
  useEffect(() => {
    if (opened === date) input.current?.focus();
  }, [opened, date]);
  useImperativeHandle(handle, () => ({
    focus: () => {
      setOpened(date);
      input.current?.focus();
      input.current?.select();
    },
    reset: () => setText(null),
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept();
  };
  const later = () => {
    setOpened('');
    setText(null);
    if (ask !== 'done') void till.float.later();
    done();
  };
  if (!is_open) {
    return (
      <div className="float-strip">
        {ask === 'done' ? (
          <Button look="quiet" onClick={() => setOpened(date)}>
            {texts.change(formatMoney(kept?.amount ?? 0, currency))}
          </Button>
        ) : (
          <Button onClick={() => setOpened(date)}>{texts.enter}</Button>
        )}
      </div>
    );
  }
  return (
    <form className="float-strip" aria-label={texts.title} onSubmit={submit}>
      <label>
        <span>{texts.title}</span>
        <input
          ref={input}
          className="input figure"
          inputMode="decimal"
          value={shown}
          aria-invalid={amount === null}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <Button look="primary" type="submit" disabled={amount === null}>
        {texts.take}
      </Button>
      <Button onClick={later}>{ask === 'done' ? strings.common.cancel : texts.later}</Button>
      <p className="float-hint">{texts.hint}</p>
    </form>
  );
}
