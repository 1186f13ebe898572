import { Link } from '@tanstack/react-router';
import type { ProductDetail } from '#wire/goods.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useUnitNames } from '../strings/units.ts';

// What lies where, with the way to the ledger of each shelf.
export function StockPanel({ detail: { product, stock } }: { readonly detail: ProductDetail }) {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const units = useUnitNames();
  if (stock.length === 0) return <p className="muted">{texts.noStock}</p>;
  return (
    <table className="plain-table" aria-label={texts.tabs.stock}>
      <thead>
        <tr>
          <th scope="col">{texts.store}</th>
          <th scope="col" className="figure-cell">
            {texts.onHand}
          </th>
          <th scope="col" className="figure-cell">
            {texts.held}
          </th>
          <th scope="col" className="figure-cell">
            {texts.available}
          </th>
        </tr>
      </thead>
      <tbody>
        {stock.map(({ store, location, on_hand_milli, held_milli, available_milli }) => (
          <tr key={location}>
            <td>
              <Link to="/stock" search={{ sku: product.id, location }} className="text-link" title={texts.toStock}>
                {storeOf(house, store)?.code} {storeOf(house, store)?.name}
              </Link>
            </td>
            <td className={`figure-cell ${on_hand_milli < 0 ? 'below-zero' : ''}`}>
              {format.quantity(on_hand_milli)} {units[product.unit]}
            </td>
            <td className="figure-cell">{format.quantity(held_milli)}</td>
            <td className="figure-cell">{format.quantity(available_milli)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
