import { type Currency, formatAmount, formatQuantity } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { ruleName, ruleNames } from '#paper/rule-name.ts';
import { Icon } from '#ui/icon.tsx';
import type { Pricing } from '#wire/types.ts';
import { useStrings } from '../strings/strings.ts';
import { isMeasured, one_milli } from './basket.ts';
import type { PricedLine } from './price.ts';
import './line-row.css';

export interface LineRowProps {
  readonly line: PricedLine;
  readonly last: boolean;
  readonly currency: Currency;
  readonly pricing: Pricing;
  readonly onQuantity: (quantity_milli: number) => void;
  readonly onEdit: () => void;
}

export function LineRow({ line, last, currency, pricing, onQuantity, onEdit }: LineRowProps) {
  const strings = useStrings();
  const { basket } = strings;
  const language = useLanguage();
  const name = nameIn(line.product.names, language);
  const unit = basket[line.product.unit];
  const quantity = formatQuantity(line.quantity_milli);
  return (
    <li className={last ? 'line line-last' : 'line'}>
      <button type="button" className="line-main" title={basket.edit(name)} onClick={onEdit}>
        <span className="line-name">{name}</span>
        <span className="line-each figure">
          {`${formatAmount(line.unit_price, currency.digits)} / ${unit}`}
          {line.member_price === null ? null : (
            <small>{`${strings.sell.memberPrice} ${formatAmount(line.member_price, currency.digits)}`}</small>
          )}
        </span>
        {line.discounts.map(({ rule, amount }) => (
          <span key={rule} className="line-off">
            {`${ruleName(rule, ruleNames(pricing), strings.rules, language)} `}
            <span className="figure">{formatAmount(-amount, currency.digits)}</span>
          </span>
        ))}
      </button>
      <span className="line-right">
        <span className="line-sum figure">{formatAmount(line.amount, currency.digits)}</span>
        <span className="stepper">
          <button
            type="button"
            aria-label={basket.fewer(name)}
            onClick={() => onQuantity(line.quantity_milli - one_milli)}
          >
            <Icon name={line.quantity_milli <= one_milli ? 'bin' : 'minus'} size={18} />
          </button>
          <output className="figure">{isMeasured(line.product) ? `${quantity} ${unit}` : quantity}</output>
          <button
            type="button"
            aria-label={basket.more(name)}
            onClick={() => onQuantity(line.quantity_milli + one_milli)}
          >
            <Icon name="plus" size={18} />
          </button>
        </span>
      </span>
    </li>
  );
}
