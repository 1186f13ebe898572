import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import type { ProductDetail } from '#wire/goods.ts';
import { LeaveDialog } from '../shell/leave-dialog.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { Tabs } from '../shell/tabs.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { useShellStrings } from '../strings/shell.ts';
import type { CategoryNode } from './category-tree.ts';
import { PicturesField } from './pictures-field.tsx';
import { PricesPanel } from './prices-panel.tsx';
import { ProductForm } from './product-form.tsx';
import { productQuery } from './product-queries.ts';
import { type DrawerTab, drawerTabs } from './product-search.ts';
import { StockPanel } from './stock-panel.tsx';
import { VariantsPanel } from './variants-panel.tsx';

export interface ProductDrawerProps {
  readonly id: string;
  readonly tab: string | undefined;
  readonly tree: readonly CategoryNode[];
  readonly onTab: (tab: DrawerTab) => void;
  readonly onOpen: (id: string) => void;
  readonly close: () => void;
}

export function ProductDrawer({ id, tab, tree, onTab, onOpen, close }: ProductDrawerProps) {
  const house = useHouse();
  const texts = useProductStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const { data, error, refetch } = useQuery(productQuery(house, id, useStoreChoice()));
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const shown = drawerTabs.find((one) => one === tab) ?? 'facts';
  return (
    <Dialog
      title={data ? `${format.name(data.product.names)} · ${data.product.code}` : texts.title}
      closeLabel={shell.close}
      onClose={() => (typed ? setLeaving(true) : close())}
      side="right"
      width="wide"
    >
      {data ? (
        <div className="stack">
          <Tabs
            label={texts.tabsLabel}
            options={drawerTabs.map((value) => ({ value, label: texts.tabs[value] }))}
            value={shown}
            onChange={onTab}
          />
          {shown === 'facts' ? <PicturesField sku={id} pictures={data.product.pictures} /> : null}
          {/* Stays while another part is looked at, with what has been typed. */}
          <div hidden={shown !== 'facts'}>
            <ProductForm detail={data} tree={tree} onTyped={setTyped} />
          </div>
          <Part tab={shown} detail={data} onOpen={onOpen} />
        </div>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
      {leaving ? <LeaveDialog stay={() => setLeaving(false)} leave={close} /> : null}
    </Dialog>
  );
}

interface PartProps {
  readonly tab: DrawerTab;
  readonly detail: ProductDetail;
  readonly onOpen: (id: string) => void;
}

function Part({ tab, detail, onOpen }: PartProps) {
  switch (tab) {
    case 'facts':
      return null;
    case 'variants':
      return <VariantsPanel detail={detail} onOpen={onOpen} />;
    case 'prices':
      return <PricesPanel detail={detail} />;
    case 'stock':
      return <StockPanel detail={detail} />;
  }
}
