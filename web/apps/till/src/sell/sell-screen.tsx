import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { findExact, search } from '#core/search.ts';
import { showToast } from '#ui/toast.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Product } from '#wire/types.ts';
import { addProduct } from '../basket/basket.ts';
import { BasketPanel } from '../basket/basket-panel.tsx';
import { categoriesOf } from '../basket/offers.ts';
import { FloatStrip, type FloatStripHandle } from '../float/float-strip.tsx';
import { keyReceived, startPaying } from '../pay/phase.ts';
import { Pill } from '../queue/pill.tsx';
import { beepFound, beepMissing } from '../shell/beep.ts';
import { type ScanUse, useScanner } from '../shell/use-scanner.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { CategoryChips } from './category-chips.tsx';
import { SearchBar } from './search-bar.tsx';
import { type Sheet, Sheets } from './sheets.tsx';
import { Tiles } from './tiles.tsx';
import './sell-screen.css';

const tile_count_max = 60;

export function SellScreen() {
  const till = useTill();
  const strings = useStrings();
  const shop = useStore(till.shop);
  const phase = useStore(till.sale).name;
  const { date } = useStore(till.moment);
  const [query, setQuery] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [sheet, setSheet] = useState<Sheet>({ name: 'none' });
  const input = useRef<HTMLInputElement>(null);
  const float = useRef<FloatStripHandle>(null);
  const deferred = useDeferredValue(query);
  const found = useMemo(() => {
    const hits = search(shop.products, deferred, category ? shop.products.items.length : tile_count_max);
    return category ? hits.filter((product) => categoriesOf(product).includes(category)) : hits;
  }, [shop.products, deferred, category]);
  const rest_count = !deferred && !category ? shop.products.items.length - found.length : found.length - tile_count_max;

  const add = (product: Product) => {
    till.basket.update((basket) => addProduct(basket, product));
    setQuery('');
    input.current?.focus({ preventScroll: true });
  };
  const openPay = () => {
    if (till.basket.get().lines.length > 0) till.sale.update(startPaying);
  };
  const scanned = (code: string): ScanUse => {
    const now = till.sale.get().name;
    // In the middle of paying a scan means nothing, least of all an amount.
    if (now === 'paying') till.sale.update((paying) => keyReceived(paying, 'clear', shop.currency.digits));
    else if (now === 'selling' && sheet.name !== 'none') return 'left';
    else if (now === 'selling' || now === 'done') addScanned(code);
    return 'taken';
  };
  const addScanned = (code: string) => {
    // A hiccup in the middle of a scan cuts the code in two; the field that had the focus has all of it.
    const product = findExact(shop.products, code) ?? findExact(shop.products, input.current?.value ?? '');
    setQuery('');
    float.current?.reset();
    if (product) {
      till.nextSale();
      beepFound();
      add(product);
    } else {
      missing(code);
    }
  };
  const missing = (code: string) => {
    beepMissing();
    showToast(/^\d+$/.test(code) ? strings.sell.unknownCode(code) : strings.sell.nothing, 'bad');
  };
  const enter = () => {
    if (query.trim() === '') return openPay();
    const product = findExact(shop.products, query) ?? search(shop.products, query, 1)[0];
    if (product) add(product);
    else missing(query.trim());
  };

  useScanner(scanned);
  useShortcuts({
    F2: () => input.current?.select(),
    F4: () => setSheet({ name: 'member' }),
    F8: () => float.current?.focus(),
    F9: openPay,
  });
  const idle = sheet.name === 'none' && phase === 'selling';
  useEffect(() => {
    if (idle) input.current?.focus({ preventScroll: true });
  }, [idle]);

  return (
    <>
      <main className="sell">
        <h1 className="visually-hidden">{strings.rail.sell}</h1>
        <div className="sell-top">
          <SearchBar value={query} onChange={setQuery} onEnter={enter} inputRef={input} />
          <Pill onOpen={() => setSheet({ name: 'queue' })} />
        </div>
        <FloatStrip handle={float} done={() => input.current?.focus({ preventScroll: true })} />
        <CategoryChips categories={shop.categories} chosen={category} onChoose={setCategory} />
        <Tiles
          products={found.slice(0, tile_count_max)}
          rest_count={rest_count}
          digits={shop.currency.digits}
          date={date}
          hues={shop.hues}
          onPick={add}
        />
      </main>
      <BasketPanel
        onMember={() => setSheet({ name: 'member' })}
        onCoupon={() => setSheet({ name: 'coupon' })}
        onEdit={(key) => setSheet({ name: 'quantity', key })}
        onPay={openPay}
      />
      <Sheets sheet={sheet} close={() => setSheet({ name: 'none' })} />
    </>
  );
}
