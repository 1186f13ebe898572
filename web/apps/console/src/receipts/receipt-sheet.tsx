import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatPercent } from '#i18n/format.ts';
import { ruleName } from '#paper/rule-name.ts';
import type { Receipt, ReceiptLine } from '#wire/types.ts';
import { memberQuery } from '../members/member-queries.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { ruleNamesQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useExceptionStrings } from '../strings/exceptions.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { useUnitNames } from '../strings/units.ts';

// Everything a receipt says: on the screen and on paper.
export function ReceiptSheet({ receipt }: { readonly receipt: Receipt }) {
  const texts = useReceiptStrings();
  return (
    <article className="sheet">
      <Facts receipt={receipt} />
      <Deviations receipt={receipt} />
      <table className="plain-table sheet-lines" aria-label={texts.line}>
        <tbody>
          {receipt.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never move
            <Line key={at} line={line} />
          ))}
        </tbody>
      </table>
      <Sums receipt={receipt} />
    </article>
  );
}

function Facts({ receipt }: { readonly receipt: Receipt }) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const format = useFormat();
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  return (
    <dl className="sheet-facts">
      <Row label={texts.columns.kind} value={texts.kinds[receipt.kind]} />
      <Row label={texts.columns.at} value={format.dateTime(receipt.at, receipt.store)} />
      <Row label={texts.businessDate} value={format.date(receipt.business_date)} />
      <Row label={texts.columns.store} value={storeOf(house, receipt.store)?.name ?? ''} />
      <Row label={texts.columns.origin} value={texts.origins[receipt.origin]} />
      {receipt.reference ? <Row label={texts.reference} value={receipt.reference} /> : null}
      {receipt.reason ? <Row label={texts.reason} value={reasons[receipt.reason] ?? receipt.reason} /> : null}
      {receipt.refund_of ? <OtherReceipts label={texts.refundOf} ids={[receipt.refund_of]} /> : null}
      {receipt.refunds?.length ? <OtherReceipts label={texts.refunds} ids={receipt.refunds} /> : null}
      {receipt.member ? <BuyingMember id={receipt.member} /> : null}
      {receipt.reprints?.length ? <Reprints receipt={receipt} /> : null}
    </dl>
  );
}

function BuyingMember({ id }: { readonly id: string }) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const { data } = useQuery(memberQuery(house, id));
  return (
    <div>
      <dt>{texts.member}</dt>
      <dd>
        <Link to="/members" search={{ member: id }} className="text-link">
          {data?.name ?? texts.open}
        </Link>
      </dd>
    </div>
  );
}

// Who has printed it once more, and when.
function Reprints({ receipt }: { readonly receipt: Receipt }) {
  const texts = useReceiptStrings();
  const format = useFormat();
  return (
    <div data-role="reprints">
      <dt>{texts.reprints}</dt>
      {receipt.reprints?.map(({ at, who }) => (
        <dd key={at} className="figure">
          {`${format.dateTime(at, receipt.store)} ${who ?? ''}`}
        </dd>
      ))}
    </div>
  );
}

function OtherReceipts({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const texts = useReceiptStrings();
  return (
    <div>
      <dt>{label}</dt>
      {ids.map((id) => (
        <dd key={id}>
          <Link from="/receipts" to="." search={(now) => ({ ...now, receipt: id })} className="text-link">
            {texts.open}
          </Link>
        </dd>
      ))}
    </div>
  );
}

function Deviations({ receipt }: { readonly receipt: Receipt }) {
  const texts = useReceiptStrings();
  const { kinds } = useExceptionStrings();
  const known: Readonly<Record<string, string>> = kinds;
  // A field that is empty may be absent.
  const found = receipt.exceptions ?? [];
  if (found.length === 0) return null;
  return (
    <section className="sheet-deviations" aria-label={texts.exceptions}>
      <h3>{texts.exceptions}</h3>
      <ul>
        {found.map(({ id, kind }) => (
          <li key={id}>{known[kind] ?? kind}</li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { readonly line: ReceiptLine }) {
  const house = useHouse();
  const texts = useReceiptStrings();
  const units = useUnitNames();
  const format = useFormat();
  const discounts = line.discounts ?? [];
  const names = useQuery({ ...ruleNamesQuery(house), enabled: discounts.length > 0 });
  return (
    <>
      <tr>
        <th scope="row">
          <span>{format.name(line.names)}</span>
          <span className="muted sheet-code">{line.code}</span>
          {line.refunded_milli ? (
            <span className="tag tag-wait">{texts.refunded(format.quantity(line.refunded_milli))}</span>
          ) : null}
        </th>
        <td className="figure-cell">
          {`${format.quantity(line.quantity_milli)} ${units[line.unit]} × ${format.amount(line.unit_price)}`}
        </td>
        <td className="figure-cell">{format.amount(line.gross)}</td>
      </tr>
      {discounts.map(({ rule, amount }) => (
        <tr key={rule} className="sheet-off">
          <td colSpan={2}>{ruleName(rule, names.data, texts.rules, format.language)}</td>
          <td className="figure-cell">{format.amount(-amount)}</td>
        </tr>
      ))}
    </>
  );
}

function Sums({ receipt }: { readonly receipt: Receipt }) {
  const texts = useReceiptStrings();
  const format = useFormat();
  const taxName = receipt.tax_included ? texts.taxInside : texts.tax;
  return (
    <dl className="sheet-sums">
      <Row label={texts.goods} value={format.amount(receipt.goods)} />
      {receipt.discount ? <Row label={texts.discount} value={format.amount(-receipt.discount)} /> : null}
      {receipt.rounding ? <Row label={texts.rounding} value={format.amount(receipt.rounding)} /> : null}
      <div className="sheet-total">
        <dt>{texts.total}</dt>
        <dd className="figure">{format.money(receipt.total)}</dd>
      </div>
      {(receipt.tenders ?? []).map(({ kind, amount }) => (
        <Row key={kind} label={texts.tenders[kind]} value={format.amount(amount)} />
      ))}
      {receipt.change ? <Row label={texts.change} value={format.amount(receipt.change)} /> : null}
      <Row label={texts.net} value={format.amount(receipt.net)} />
      {(receipt.taxes ?? []).map(({ tax_class, rate_ppm, tax }) => (
        <Row key={tax_class} label={taxName(formatPercent(rate_ppm / 100))} value={format.amount(tax)} />
      ))}
      {receipt.points_earned ? <Row label="" value={texts.points(receipt.points_earned)} /> : null}
    </dl>
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
