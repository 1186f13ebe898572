import { type Currency, formatAmount, formatMoney } from '#i18n/format.ts';
import { useStrings } from '../strings/strings.ts';
import type { Priced } from './price.ts';
import './totals.css';

export interface TotalsProps {
  readonly priced: Priced;
  readonly currency: Currency;
  readonly tax_included: boolean;
}

export function Totals({ priced, currency, tax_included }: TotalsProps) {
  const { basket } = useStrings();
  const rows = [
    { label: basket.goods, minor: priced.goods, shown: priced.discount !== 0 || !tax_included },
    { label: basket.discount, minor: -priced.discount, shown: priced.discount !== 0 },
    { label: tax_included ? basket.taxInside : basket.tax, minor: priced.tax, shown: priced.tax !== 0 },
    { label: basket.rounding, minor: priced.rounding, shown: priced.rounding !== 0 },
  ];
  return (
    <dl className="totals">
      {rows
        .filter(({ shown }) => shown)
        .map(({ label, minor }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="figure">{formatAmount(minor, currency.digits)}</dd>
          </div>
        ))}
      <div className="totals-total">
        <dt>{basket.total}</dt>
        <dd className="figure" data-role="total">
          {formatMoney(priced.total, currency)}
        </dd>
      </div>
    </dl>
  );
}
