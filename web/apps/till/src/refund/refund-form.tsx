import { type FormEvent, useState } from 'react';
import { formatMoney, formatQuantity } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt, ReceiptLine, RefundReason } from '#wire/types.ts';
import { one_milli } from '../basket/basket.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { type Chosen, choose, everything, reasons, refundable, refundTotal } from './model.ts';
import './refund-form.css';

export interface RefundFormProps {
  readonly sale: Receipt;
  readonly sending: boolean;
  readonly error: string | null;
  readonly onSend: (chosen: Chosen, reason: RefundReason, restock: boolean) => void;
}

export function RefundForm({ sale, sending, error, onSend }: RefundFormProps) {
  const till = useTill();
  const { refund: texts } = useStrings();
  const { currency } = useStore(till.shop);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [reason, setReason] = useState<RefundReason>('unwanted');
  const [restock, setRestock] = useState(true);
  const total = refundTotal(till.kernel.refundShare, sale, chosen);
  if (everything(sale).size === 0) return <p className="notice-wait">{texts.nothingLeft}</p>;
  const paid_cash = sale.tenders.every((tender) => tender.kind === 'cash');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.size > 0 && !sending) onSend(chosen, reason, restock);
  };
  return (
    <form className="refund" onSubmit={submit}>
      <div className="refund-head">
        <h3>{texts.lines}</h3>
        <Button onClick={() => setChosen(everything(sale))}>{texts.all}</Button>
      </div>
      <ul className="refund-lines">
        {sale.lines.map((line, at) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never move
            key={at}
            line={line}
            chosen_milli={chosen.get(at) ?? 0}
            onChoose={(milli) => setChosen((before) => choose(before, sale, at, milli))}
          />
        ))}
      </ul>
      <Choice
        label={texts.reason}
        value={reason}
        options={reasons.map((value) => ({ value, label: texts[value] }))}
        onChange={(next) => {
          setReason(next);
          setRestock(next !== 'damaged');
        }}
      />
      <label className="refund-restock">
        <input type="checkbox" checked={restock} onChange={(event) => setRestock(event.target.checked)} />
        {texts.restock}
      </label>
      {error ? (
        <p className="notice-bad" role="alert">
          {error}
        </p>
      ) : null}
      <Button look="danger" size="money" type="submit" disabled={chosen.size === 0 || sending}>
        {chosen.size === 0 ? texts.nothing : paid_cash ? texts.confirm : texts.confirmOther}
        <span className="figure">{chosen.size === 0 ? '' : formatMoney(total, currency)}</span>
      </Button>
    </form>
  );
}

interface LineProps {
  readonly line: ReceiptLine;
  readonly chosen_milli: number;
  readonly onChoose: (quantity_milli: number) => void;
}

function Line({ line, chosen_milli, onChoose }: LineProps) {
  const strings = useStrings();
  const language = useLanguage();
  const name = nameIn(line.names, language);
  const most = refundable(line);
  // A weighed line goes back whole.
  const step = line.unit === 'each' ? one_milli : most;
  return (
    <li className={most === 0 ? 'refund-gone' : undefined}>
      <span>
        <strong>{name}</strong>
        <small className="figure">{strings.refund.of(formatQuantity(most))}</small>
      </span>
      <span className="stepper">
        <button
          type="button"
          aria-label={strings.basket.fewer(name)}
          disabled={chosen_milli === 0}
          onClick={() => onChoose(chosen_milli - step)}
        >
          <Icon name="minus" size={18} />
        </button>
        <output className="figure">{formatQuantity(chosen_milli)}</output>
        <button
          type="button"
          aria-label={strings.basket.more(name)}
          disabled={chosen_milli === most}
          onClick={() => onChoose(chosen_milli + step)}
        >
          <Icon name="plus" size={18} />
        </button>
      </span>
    </li>
  );
}
