import { formatPercent } from '#i18n/format.ts';
import type { Quote } from '#wire/pricing.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';

// What a basket costs and why: each line with each rule and its amount, and what would have counted.
export function QuoteSheet({ quote }: { readonly quote: Quote }) {
  const texts = usePricingStrings();
  const format = useFormat();
  const { totals } = quote;
  const sums = [
    { label: texts.trial.goods, minor: totals.gross, shown: true },
    ...quote.rules.map(({ name, amount }) => ({ label: name, minor: -amount, shown: true })),
    ...quote.taxes.map(({ name, rate_ppm, tax }) => ({
      label: `${texts.trial.tax} ${name} ${formatPercent(rate_ppm / 100)}`,
      minor: tax,
      shown: tax !== 0,
    })),
    { label: texts.trial.rounding, minor: totals.rounding, shown: totals.rounding !== 0 },
  ];
  return (
    <div className="stack" data-quote={totals.total}>
      <table className="plain-table" aria-label={texts.trial.lines}>
        <thead>
          <tr>
            <th scope="col">{texts.columns.product}</th>
            <th scope="col" className="figure-cell">
              {texts.columns.quantity}
            </th>
            <th scope="col" className="figure-cell">
              {texts.columns.price}
            </th>
            <th scope="col" className="figure-cell">
              {texts.columns.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {quote.lines.map((line) => (
            <tr key={line.sku}>
              <td>
                {line.name}
                <ul className="trial-why">
                  {line.discounts.map(({ rule, name, amount }) => (
                    <li key={rule} className="figure">
                      {`${name} ${format.amount(-amount)}`}
                    </li>
                  ))}
                </ul>
              </td>
              <td className="figure-cell">{format.quantity(line.quantity_milli)}</td>
              <td className="figure-cell">
                {format.amount(line.unit_price)}
                <br />
                <small className="muted">{line.price_list_name}</small>
              </td>
              <td className="figure-cell">{format.amount(line.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="trial-sums">
        {sums
          .filter(({ shown }) => shown)
          .map(({ label, minor }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="figure">{format.amount(minor)}</dd>
            </div>
          ))}
        <div className="trial-total">
          <dt>{texts.trial.total}</dt>
          <dd className="figure" data-role="total">
            {format.money(totals.total)}
          </dd>
        </div>
      </dl>
      <Coupons quote={quote} />
      <Almost quote={quote} />
      <p className="muted">{`${texts.trial.day} ${format.date(quote.business_date)}`}</p>
    </div>
  );
}

function Coupons({ quote }: { readonly quote: Quote }) {
  const texts = usePricingStrings();
  const format = useFormat();
  const why: Readonly<Record<string, string>> = texts.hold;
  if (quote.coupons.length === 0) return null;
  return (
    <ul className="almost" aria-label={texts.tabs.coupons}>
      {quote.coupons.map(({ code, name, use, amount }) => (
        <li key={code}>
          <span>{`${name} (${code})`}</span>
          <span className="muted">{use === 'used' ? format.amount(-amount) : (why[use] ?? use)}</span>
        </li>
      ))}
    </ul>
  );
}

function Almost({ quote }: { readonly quote: Quote }) {
  const texts = usePricingStrings();
  const format = useFormat();
  const why: Readonly<Record<string, string>> = texts.hold;
  const told = ({ missing, missing_count }: Quote['almost'][number]) => {
    if (missing === 'units') return texts.missingUnits(format.quantity(missing_count));
    return missing === 'spend' ? texts.missingSpend(format.money(missing_count)) : (why[missing] ?? missing);
  };
  if (quote.almost.length === 0) return null;
  return (
    <section aria-label={texts.trial.almost}>
      <h2>{texts.trial.almost}</h2>
      <ul className="almost">
        {quote.almost.map((rule) => (
          <li key={rule.rule} data-almost={rule.missing}>
            <span>{rule.name}</span>
            <span className="muted">{told(rule)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
