import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import type { GoodsRow } from '#wire/goods.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { useProductStrings } from '../strings/products/strings.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { CategoriesDialog } from './categories-dialog.tsx';
import { ChosenLabels } from './chosen-labels.tsx';
import { NewProductDialog } from './new-product-dialog.tsx';
import { ProductDrawer } from './product-drawer.tsx';
import { ProductFilters } from './product-filters.tsx';
import { goodsQuery } from './product-queries.ts';
import { goodsFilters } from './product-search.ts';
import { ProductTable } from './product-table.tsx';
import { useCategoryTree } from './use-category-tree.ts';
import './products.css';

const route = getRouteApi('/products');

export function ProductsPage() {
  const house = useHouse();
  const texts = useProductStrings();
  const format = useFormat();
  const { store, product, tab, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useState<'none' | 'new' | 'categories' | 'labels'>('none');
  const [chosen, setChosen] = useState<ReadonlyMap<string, GoodsRow>>(new Map());
  const list = useInfiniteQuery(goodsQuery(house, store, filters));
  const tree = useCategoryTree();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const writes = house.session.scopes.includes('catalog:write');
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, product: id }) });
  return (
    <div className="page products-page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {list.data ? (
          <p className="figure" role="status">
            {texts.count(format.count(list.data.pages[0]?.count ?? 0))}
          </p>
        ) : null}
        <div className="products-acts">
          <ViewsMenu page="products" />
          <ExportMenu list="products" filters={{ ...goodsFilters(filters), store }} />
          <Button onClick={() => setOpen('categories')}>{texts.categories}</Button>
          {writes ? (
            <Button look="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
              {texts.create}
            </Button>
          ) : null}
        </div>
      </div>
      <ProductFilters
        search={filters}
        tree={tree}
        onChange={(search) => void navigate({ search: { ...keepStore(store), ...search }, replace: true })}
      />
      {chosen.size > 0 ? (
        <div className="panel products-chosen" role="status">
          <span>{texts.chosen(format.count(chosen.size))}</span>
          <Button icon={<Icon name="print" size={18} />} onClick={() => setOpen('labels')}>
            {texts.printLabels}
          </Button>
          <Button look="quiet" onClick={() => setChosen(new Map())}>
            {texts.clear}
          </Button>
        </div>
      ) : null}
      {!list.data ? (
        list.error ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 ? (
        <Empty icon="box" title={texts.empty} hint={texts.emptyHint} />
      ) : (
        <ProductTable
          rows={rows}
          of={JSON.stringify({ store, ...filters })}
          tree={tree}
          chosen={chosen}
          onChosen={setChosen}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetching && !list.isFetchNextPageError) void list.fetchNextPage();
          }}
        />
      )}
      {list.isFetchNextPageError ? <Failure error={list.error} retry={() => void list.fetchNextPage()} /> : null}
      {open === 'new' ? <NewProductDialog tree={tree} onDone={show} close={() => setOpen('none')} /> : null}
      {open === 'labels' ? <ChosenLabels chosen={chosen} seen={rows} close={() => setOpen('none')} /> : null}
      {open === 'categories' ? <CategoriesDialog tree={tree} close={() => setOpen('none')} /> : null}
      {product ? (
        <ProductDrawer
          key={product}
          id={product}
          tab={tab}
          tree={tree}
          onTab={(next) => void navigate({ search: (now) => ({ ...now, tab: next }), replace: true })}
          onOpen={(id) => void navigate({ search: (now) => ({ ...now, product: id }) })}
          close={() => void navigate({ search: ({ product: _, tab: _tab, ...rest }) => rest, replace: true })}
        />
      ) : null}
    </div>
  );
}
