import { formatAmount, formatDateTime, formatPercent, formatQuantity } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { ruleName } from '../basket/rule-name.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { Barcode } from './barcode.tsx';
import './paper.css';

// What the printer prints and the screen shows: one and the same.
export function Paper({ receipt }: { readonly receipt: Receipt }) {
  const strings = useStrings();
  const { receipt: texts, basket, pay } = strings;
  const language = useLanguage();
  const { session, store, currency } = useStore(useTill().shop);
  const amount = (minor: number) => formatAmount(minor, currency.digits);
  const sums: readonly (readonly [string, number])[] = [
    [basket.goods, receipt.goods],
    [basket.discount, -receipt.discount],
    [basket.rounding, receipt.rounding],
  ];
  return (
    <article className="paper" aria-label={texts.title(receipt.number)}>
      <header>
        <strong>{session.company.name}</strong>
        <span>{store.name}</span>
        {session.company.receipt_header ? <span>{session.company.receipt_header}</span> : null}
        <span>{receipt.kind === 'sale' ? texts.sale : texts.refund}</span>
      </header>
      <dl className="paper-facts">
        <Row label={texts.number} value={receipt.number} />
        <Row label={texts.date} value={formatDateTime(receipt.at, { language, zone: store.zone })} />
        <Row label={texts.cashier} value={session.person.name} />
      </dl>
      <ul className="paper-lines">
        {receipt.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never move
          <PaperLine key={at} line={line} amount={amount} />
        ))}
      </ul>
      <dl className="paper-sums">
        {sums.map(([label, minor]) => (minor === 0 ? null : <Row key={label} label={label} value={amount(minor)} />))}
        <div className="paper-total">
          <dt>{basket.total}</dt>
          <dd className="figure">{`${receipt.currency} ${amount(receipt.total)}`}</dd>
        </div>
        {receipt.tenders.map((tender) => (
          <Row key={tender.kind} label={pay[tender.kind]} value={amount(tender.amount)} />
        ))}
        {receipt.change === 0 ? null : <Row label={texts.change} value={amount(receipt.change)} />}
        {receipt.taxes
          .filter((tax) => tax.tax !== 0)
          .map((tax) => (
            <Row
              key={tax.tax_class}
              label={`${receipt.tax_included ? basket.taxInside : basket.tax} ${formatPercent(tax.rate_ppm / 100)}`}
              value={amount(tax.tax)}
            />
          ))}
      </dl>
      {receipt.points_earned > 0 ? <p>{texts.points(receipt.points_earned)}</p> : null}
      <footer>
        <Barcode text={receipt.number} />
        <p>{session.company.receipt_footer || texts.thanks}</p>
      </footer>
    </article>
  );
}

interface PaperLineProps {
  readonly line: Receipt['lines'][number];
  readonly amount: (minor: number) => string;
}

function PaperLine({ line, amount }: PaperLineProps) {
  const strings = useStrings();
  const language = useLanguage();
  const { pricing } = useStore(useTill().shop);
  return (
    <li>
      <span className="paper-name">{nameIn(line.names, language)}</span>
      <span className="figure">
        {`${formatQuantity(line.quantity_milli)} ${strings.basket[line.unit]} × ${amount(line.unit_price)}`}
      </span>
      <span className="figure paper-right">{amount(line.gross)}</span>
      {line.discounts.map(({ rule, amount: off }) => (
        <span key={rule} className="paper-off">
          <span>{ruleName(rule, pricing, strings.rules, language)}</span>
          <span className="figure">{amount(-off)}</span>
        </span>
      ))}
    </li>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
