import { useEffect, useRef } from 'react';
import { formatMoney, formatQuantity } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { emptyBasket, isMeasured, one_milli, removeCoupon, setMember, setQuantity } from './basket.ts';
import { CouponRow } from './coupon-row.tsx';
import { LineRow } from './line-row.tsx';
import type { PricedLine } from './price.ts';
import { Totals } from './totals.tsx';
import './basket-panel.css';

export interface BasketPanelProps {
  readonly onMember: () => void;
  readonly onCoupon: () => void;
  readonly onEdit: (key: number) => void;
  readonly onPay: () => void;
}

export function BasketPanel({ onMember, onCoupon, onEdit, onPay }: BasketPanelProps) {
  const till = useTill();
  const basket = useStore(till.basket);
  const { currency, pricing } = useStore(till.shop);
  // A promotion of the hour begins and ends while nobody touches the screen.
  useStore(till.moment);
  const strings = useStrings();
  const texts = strings.basket;
  const priced = till.price(basket, 'cash');
  const end = useRef<HTMLDivElement>(null);
  const line_count = basket.lines.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line comes into view
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [line_count]);
  const refused = 'kind' in priced;
  return (
    <aside className="basket" aria-label={texts.title}>
      <div className="basket-who">
        <MemberSlot onMember={onMember} />
        <Button icon={<Icon name="ticket" />} onClick={onCoupon}>
          {strings.coupon.add}
        </Button>
      </div>
      {line_count === 0 ? <Empty icon="basket" title={texts.empty} hint={texts.emptyHint} /> : null}
      {refused && line_count > 0 ? (
        <p className="basket-problem" role="alert">
          {texts.priceProblem}
        </p>
      ) : null}
      {line_count > 0 && !refused ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="basket-lines" aria-label={texts.title} tabIndex={0}>
          <ul>
            {priced.lines.map((line) => (
              <LineRow
                key={line.key}
                line={line}
                last={line.key === basket.last_key}
                currency={currency}
                pricing={pricing}
                onQuantity={(quantity_milli) => till.basket.update((b) => setQuantity(b, line.key, quantity_milli))}
                onEdit={() => onEdit(line.key)}
              />
            ))}
          </ul>
          <div ref={end} />
        </section>
      ) : null}
      <footer className="basket-foot">
        {refused
          ? null
          : priced.coupons.map((coupon) => (
              <CouponRow
                key={coupon.coupon.id}
                priced={coupon}
                currency={currency}
                onRemove={() => till.basket.update((b) => removeCoupon(b, coupon.coupon.code))}
              />
            ))}
        {refused ? null : <Totals priced={priced} currency={currency} tax_included={pricing.tax_included} />}
        <div className="basket-actions">
          <Button
            size="money"
            disabled={line_count === 0}
            aria-label={texts.clear}
            onClick={() => till.basket.set(emptyBasket)}
          >
            <Icon name="bin" />
          </Button>
          <Button
            look="primary"
            size="money"
            className="basket-pay"
            disabled={refused || line_count === 0}
            onClick={onPay}
          >
            <span>{texts.pay}</span>
            <span className="figure">{refused ? '' : formatMoney(priced.total, currency)}</span>
            <kbd>{'F9'}</kbd>
          </Button>
        </div>
        {refused || line_count === 0 ? null : (
          <p className="basket-pieces figure">{texts.pieces(pieceCount(priced.lines))}</p>
        )}
      </footer>
    </aside>
  );
}

// A weighed line is one piece, whatever it weighs.
function pieceCount(lines: readonly PricedLine[]): string {
  return formatQuantity(
    lines.reduce((sum, line) => sum + (isMeasured(line.product) ? one_milli : line.quantity_milli), 0),
  );
}

function MemberSlot({ onMember }: { readonly onMember: () => void }) {
  const till = useTill();
  const { member } = useStore(till.basket);
  const { member: texts } = useStrings();
  if (!member) {
    return (
      <Button className="member-slot" icon={<Icon name="person" />} onClick={onMember}>
        {texts.add}
      </Button>
    );
  }
  return (
    <div className="member-slot member-known">
      <Icon name="person" />
      <span className="member-name">
        {member.name}
        <small className="figure">{texts.points(member.points)}</small>
      </span>
      <button type="button" aria-label={texts.remove} onClick={() => till.basket.update((b) => setMember(b, null))}>
        <Icon name="close" size={18} />
      </button>
    </div>
  );
}
