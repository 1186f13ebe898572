import { useState } from 'react';
import { formatAmount } from '#i18n/format.ts';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Empty } from '#ui/empty.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Product } from '#wire/types.ts';
import { priceOn } from '../basket/reach.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import './tiles.css';

export interface TilesProps {
  readonly products: readonly Product[];
  readonly rest_count: number;
  readonly digits: number;
  // Prices are those of this business day.
  readonly date: string;
  readonly hues: ReadonlyMap<string, number>;
  readonly onPick: (product: Product) => void;
}

export function Tiles({ products, rest_count, digits, date, hues, onPick }: TilesProps) {
  const { sell } = useStrings();
  if (products.length === 0) return <Empty icon="search" title={sell.nothing} hint={sell.nothingHint} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="tiles-scroll" aria-label={sell.products} tabIndex={0}>
      <ul className="tiles">
        {products.map((product) => (
          <li key={product.id}>
            <Tile
              product={product}
              digits={digits}
              date={date}
              hue={hues.get(product.category?.id ?? '') ?? 0}
              onPick={onPick}
            />
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
  readonly date: string;
  readonly hue: number;
  readonly onPick: (product: Product) => void;
}

function Tile({ product, digits, date, hue, onPick }: TileProps) {
  const language = useLanguage();
  const { sell } = useStrings();
  const name = nameIn(product.names, language);
  const { price, member_price } = priceOn(product, date);
  const second = language === 'en' ? product.names['zh-Hant'] : product.names.en;
  return (
    <button type="button" className={`tile hue-${hue}`} onClick={() => onPick(product)}>
      {product.picture ? <Picture id={product.picture} /> : null}
      <span className="tile-name">{name}</span>
      {second && second !== name ? <span className="tile-second">{second}</span> : null}
      <span className="tile-price figure">
        {formatAmount(price, digits)}
        {member_price === null ? null : <small>{`${sell.memberPrice} ${formatAmount(member_price, digits)}`}</small>}
      </span>
    </button>
  );
}

// Kept by the browser for good. One that cannot be had, offline, leaves its place to the name until the server is there again.
function Picture({ id }: { readonly id: string }) {
  const tried = `${id} ${useStore(useTill().link)}`;
  const [failed, setFailed] = useState('');
  if (failed === tried) return null;
  return (
    <img
      className="tile-picture"
      src={`/v1/pictures/${id}?size=small`}
      alt=""
      loading="lazy"
      onError={() => setFailed(tried)}
    />
  );
}
