import { useQuery } from '@tanstack/react-query';
import { parseAmount } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { useHouse } from '../state/house.ts';
import { productsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { ProductSearch } from './goods-picker.tsx';
import type { TriedLine } from './search.ts';

export interface TriedLinesProps {
  readonly lines: readonly TriedLine[];
  readonly onLines: (lines: readonly TriedLine[]) => void;
}

const one_milli = 1000;
const milli_digits = 3;

// A basket that is tried: goods by search, with their quantities.
export function TriedLines({ lines, onLines }: TriedLinesProps) {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const products = useQuery(productsQuery(house));
  const nameOf = (sku: string) => {
    const product = products.data?.get(sku);
    return product ? format.name(product.names) : '…';
  };
  const add = (sku: string) => {
    const same = lines.find((line) => line.sku === sku);
    if (!same) return onLines([...lines, { sku, quantity_milli: one_milli }]);
    onLines(lines.map((line) => (line === same ? { sku, quantity_milli: line.quantity_milli + one_milli } : line)));
  };
  const set = (sku: string, text: string) => {
    const quantity_milli = parseAmount(text, milli_digits);
    if (!quantity_milli) return;
    onLines(lines.map((line) => (line.sku === sku ? { sku, quantity_milli } : line)));
  };
  return (
    <>
      <ProductSearch label={texts.search} onChoose={add} />
      {lines.map(({ sku, quantity_milli }) => (
        <div key={`${sku}${quantity_milli}`} className="trial-line" data-tried={sku}>
          <span>{nameOf(sku)}</span>
          <input
            className="input figure"
            inputMode="decimal"
            aria-label={texts.quantityOf(nameOf(sku))}
            defaultValue={format.quantity(quantity_milli).replaceAll(',', '')}
            onBlur={(event) => set(sku, event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              set(sku, event.currentTarget.value);
            }}
          />
          <Button onClick={() => onLines(lines.filter((line) => line.sku !== sku))}>{texts.remove}</Button>
        </div>
      ))}
    </>
  );
}
