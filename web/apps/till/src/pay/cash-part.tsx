import type { KeypadKey, KeypadState } from '#core/keypad.ts';
import { type Currency, formatAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Keypad } from '#ui/keypad.tsx';
import { useStrings } from '../strings/strings.ts';
import { likelyCash } from './cash-notes.ts';
import { tendered } from './phase.ts';

export interface CashPartProps {
  readonly received: KeypadState;
  readonly total: number;
  readonly currency: Currency;
  readonly onKey: (key: KeypadKey) => void;
}

export function CashPart({ received, total, currency, onKey }: CashPartProps) {
  const { pay } = useStrings();
  const money = tendered(received, total, currency.digits);
  const keyIn = (minor: number) => {
    onKey('clear');
    for (const key of formatAmount(minor, currency.digits).replaceAll(',', '')) onKey(key as KeypadKey);
  };
  return (
    <div className="cash">
      <div className="cash-left">
        <dl className="cash-sums">
          <div>
            <dt>{pay.received}</dt>
            <dd className="figure" data-role="received">
              {received.text === '' ? formatAmount(total, currency.digits) : received.text}
            </dd>
          </div>
          <div className={money ? 'cash-change' : 'cash-change cash-short'}>
            <dt>{money ? pay.change : pay.short}</dt>
            <dd className="figure" data-role="change" aria-live="polite">
              {money ? formatAmount(money.change, currency.digits) : ''}
            </dd>
          </div>
        </dl>
        <div className="cash-notes">
          <Button size="large" onClick={() => onKey('clear')}>
            {pay.exact}
          </Button>
          {likelyCash(total, currency.digits).map((sum) => (
            <Button key={sum} size="large" className="figure" onClick={() => keyIn(sum)}>
              {formatAmount(sum, currency.digits).replace(/\.0+$/, '')}
            </Button>
          ))}
        </div>
      </div>
      <Keypad label={pay.keypad} backLabel={pay.back} onKey={onKey} point={currency.digits > 0} />
    </div>
  );
}
