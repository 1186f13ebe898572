import { formatAmount, formatDateTime, formatPercent, formatQuantity } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import { nameIn } from '#i18n/names.ts';
import type { Receipt } from '#wire/types.ts';
import { Barcode } from './barcode.tsx';
import { type RuleNames, ruleName } from './rule-name.ts';
import { type PaperTexts, paperTexts } from './strings.ts';
import './paper.css';

// What a shop's paper says besides the receipt itself.
export interface PaperShop {
  readonly company: string;
  // A short text, large above the name; '' for none.
  readonly logo: string;
  readonly store: string;
  // Of the store: address, phone; each a line.
  readonly contact: readonly string[];
  readonly zone: string;
  readonly digits: number;
  // Absent where it is not known who sold.
  readonly cashier?: string | undefined;
  readonly header: string;
  readonly footer: string;
  // One or two: the first is large.
  readonly languages: readonly Language[];
  readonly rules: RuleNames | undefined;
}

// A receipt that is printed once more says so, by whom and when.
export interface Copy {
  readonly at: string;
  readonly by: string;
}

export interface PaperProps {
  readonly receipt: Receipt;
  readonly shop: PaperShop;
  readonly copy?: Copy | undefined;
}

type Pick = (texts: PaperTexts) => string;

// A label in each of the paper's languages, once where they say the same.
function speaker(languages: readonly Language[]): (pick: Pick) => string {
  return (pick) => [...new Set(languages.map((language) => pick(paperTexts[language])))].join(' ');
}

// What the printer prints and the screen shows: one and the same, at the till and in the console.
export function Paper({ receipt, shop, copy }: PaperProps) {
  const say = speaker(shop.languages);
  const language = shop.languages[0] ?? 'zh-Hant';
  const amount = (minor: number) => formatAmount(minor, shop.digits);
  const at = (moment: string) => formatDateTime(moment, { language, zone: shop.zone });
  return (
    <article className="paper" aria-label={paperTexts[language].title(receipt.number)}>
      {copy ? <CopyMark copy={{ ...copy, at: at(copy.at) }} say={say} /> : null}
      <header>
        {shop.logo ? <span className="paper-logo">{shop.logo}</span> : null}
        <strong>{shop.company}</strong>
        <Lines text={shop.header} />
        <span>{shop.store}</span>
        {shop.contact.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <span>{say((texts) => texts[receipt.kind])}</span>
      </header>
      <dl className="paper-facts">
        <Row label={say((texts) => texts.number)} value={receipt.number} />
        <Row label={say((texts) => texts.date)} value={at(receipt.at)} />
        {shop.cashier ? <Row label={say((texts) => texts.cashier)} value={shop.cashier} /> : null}
      </dl>
      <ul className="paper-lines">
        {receipt.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never move
          <PaperLine key={index} line={line} shop={shop} amount={amount} />
        ))}
      </ul>
      <Sums receipt={receipt} say={say} amount={amount} />
      {receipt.points_earned > 0 ? <p>{say((texts) => texts.points(receipt.points_earned))}</p> : null}
      <footer>
        <Barcode text={receipt.number} />
        {shop.footer ? <Lines text={shop.footer} /> : <p>{say((texts) => texts.thanks)}</p>}
      </footer>
    </article>
  );
}

// In the shop's languages and in English: whoever checks a receipt must see that it is no original.
function CopyMark({ copy, say }: { readonly copy: Copy; readonly say: (pick: Pick) => string }) {
  const marks = new Set([...say((texts) => texts.copy).split(' '), paperTexts.en.copy]);
  return (
    <p className="paper-copy">
      <strong>{[...marks].join(' / ')}</strong>
      <span>{say((texts) => texts.copied(copy.at, copy.by))}</span>
    </p>
  );
}

interface SumsProps {
  readonly receipt: Receipt;
  readonly say: (pick: Pick) => string;
  readonly amount: (minor: number) => string;
}

function Sums({ receipt, say, amount }: SumsProps) {
  const sums: readonly (readonly [string, number])[] = [
    [say((texts) => texts.goods), receipt.goods],
    [say((texts) => texts.discount), -receipt.discount],
    [say((texts) => texts.rounding), receipt.rounding],
  ];
  const tax = say((texts) => (receipt.tax_included ? texts.taxInside : texts.tax));
  return (
    <dl className="paper-sums">
      {sums.map(([label, minor]) => (minor === 0 ? null : <Row key={label} label={label} value={amount(minor)} />))}
      <div className="paper-total">
        <dt>{say((texts) => texts.total)}</dt>
        <dd className="figure">{`${receipt.currency} ${amount(receipt.total)}`}</dd>
      </div>
      {(receipt.tenders ?? []).map(({ kind, amount: paid }) => (
        <Row key={kind} label={say((texts) => texts.tenders[kind])} value={amount(paid)} />
      ))}
      {receipt.change ? <Row label={say((texts) => texts.change)} value={amount(receipt.change)} /> : null}
      {(receipt.taxes ?? [])
        .filter((each) => each.tax !== 0)
        .map((each) => (
          <Row key={each.tax_class} label={`${tax} ${formatPercent(each.rate_ppm / 100)}`} value={amount(each.tax)} />
        ))}
    </dl>
  );
}

interface PaperLineProps {
  readonly line: Receipt['lines'][number];
  readonly shop: PaperShop;
  readonly amount: (minor: number) => string;
}

function PaperLine({ line, shop, amount }: PaperLineProps) {
  const [language = 'zh-Hant', second] = shop.languages;
  const texts = paperTexts[language];
  const name = nameIn(line.names, language);
  const other = second ? line.names[second] : undefined;
  return (
    <li>
      <span className="paper-name">{name}</span>
      {other && other !== name ? <span className="paper-other">{other}</span> : null}
      <span className="figure">
        {`${formatQuantity(line.quantity_milli)} ${texts.units[line.unit]} × ${amount(line.unit_price)}`}
      </span>
      <span className="figure paper-right">{amount(line.gross)}</span>
      {(line.discounts ?? []).map(({ rule, amount: off }) => (
        <span key={rule} className="paper-off">
          <span>{ruleName(rule, shop.rules, texts.rules, language)}</span>
          <span className="figure">{amount(-off)}</span>
        </span>
      ))}
    </li>
  );
}

function Lines({ text }: { readonly text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => <span key={line}>{line}</span>);
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
