import { type FormEvent, useEffect, useState } from 'react';
import { formatAmount, formatMoney } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { keypadKey } from '#ui/keypad.tsx';
import { useStore } from '#ui/use-store.ts';
import type { TenderKind } from '#wire/types.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { CashPart } from './cash-part.tsx';
import { chooseTender, keyReceived, type SalePhase, tendered } from './phase.ts';
import './pay-dialog.css';

type Paying = Extract<SalePhase, { name: 'paying' | 'keeping' }>;
const tenders: readonly TenderKind[] = ['cash', 'card', 'wallet'];

// Enter takes exactly the total in cash, unless something else was keyed in.
export function PayDialog({ phase }: { readonly phase: Paying }) {
  const till = useTill();
  const { pay, common } = useStrings();
  const { currency } = useStore(till.shop);
  const basket = useStore(till.basket);
  const [priced] = useState(() => ({ cash: till.price(basket, 'cash'), other: till.price(basket, 'card') }));
  const chosen = phase.tender === 'cash' ? priced.cash : priced.other;
  const total = 'kind' in chosen ? 0 : chosen.total;
  const money = tendered(phase.received, total, currency.digits);
  const keeping = phase.name === 'keeping';
  const change = (step: (phase: SalePhase) => SalePhase) => till.sale.update(step);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keypadKey(event);
      if (!key) return;
      event.preventDefault();
      till.sale.update((now) => keyReceived(now, key, currency.digits));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [till, currency.digits]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void till.pay();
  };
  const take = { cash: pay.takeCash, card: pay.takeCard, wallet: pay.takeWallet, transfer: pay.takeWallet }[
    phase.tender
  ];
  return (
    <Dialog title={pay.title} closeLabel={common.close} width="wide" onClose={() => keeping || till.nextSale()}>
      <form className="pay" onSubmit={submit}>
        <p className="pay-due">
          <span>{pay.due}</span>
          <strong className="figure" data-role="due">
            {formatMoney(total, currency)}
          </strong>
        </p>
        <Choice
          label={pay.tender}
          hideLabel
          value={phase.tender}
          options={tenders.map((value) => ({ value, label: pay[value] }))}
          onChange={(tender) => change((now) => chooseTender(now, tender))}
        />
        {phase.tender === 'cash' ? (
          <CashPart
            received={phase.received}
            total={total}
            currency={currency}
            onKey={(key) => change((now) => keyReceived(now, key, currency.digits))}
          />
        ) : (
          <p className="pay-recorded">{pay.recorded}</p>
        )}
        {/* Not `disabled`, which would throw the focus out while an amount is keyed in. */}
        <Button look="primary" size="money" type="submit" data-autofocus aria-disabled={!money || keeping}>
          {keeping ? pay.keeping : take}
          <span className="figure">{money ? formatAmount(money.received, currency.digits) : ''}</span>
        </Button>
      </form>
    </Dialog>
  );
}
