import { formatAmount } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Empty } from '#ui/empty.tsx';
import type { Product } from '#wire/types.ts';
import { useStrings } from '../strings/strings.ts';
import './tiles.css';

export interface TilesProps {
  readonly products: readonly Product[];
  readonly rest_count: number;
  readonly digits: number;
  readonly onPick: (product: Product) => void;
}

export function Tiles({ products, rest_count, digits, onPick }: TilesProps) {
  const { sell } = useStrings();
  if (products.length === 0) return <Empty icon="search" title={sell.nothing} hint={sell.nothingHint} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="tiles-scroll" aria-label={sell.products} tabIndex={0}>
      <ul className="tiles">
        {products.map((product) => (
          <li key={product.id}>
            <Tile product={product} digits={digits} onPick={onPick} />
          </li>
        ))}
      </ul>
      {rest_count > 0 ? <p className="tiles-rest">{sell.more(rest_count)}</p> : null}
    </section>
  );
}

interface TileProps {
  readonly product: Product;
  readonly digits: number;
  readonly onPick: (product: Product) => void;
}

function Tile({ product, digits, onPick }: TileProps) {
  const language = useLanguage();
  const { sell } = useStrings();
  const name = nameIn(product.names, language);
  const second = language === 'en' ? product.names['zh-Hant'] : product.names.en;
  return (
    <button type="button" className={`tile hue-${hueOf(product.category?.id ?? '')}`} onClick={() => onPick(product)}>
      <span className="tile-name">{name}</span>
      {second && second !== name ? <span className="tile-second">{second}</span> : null}
      <span className="tile-price figure">
        {formatAmount(product.price, digits)}
        {product.member_price === null ? null : (
          <small>{`${sell.memberPrice} ${formatAmount(product.member_price, digits)}`}</small>
        )}
      </span>
    </button>
  );
}

const hue_count = 12;

// The same category always wears the same colour.
export function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % hue_count;
}
