import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icon.tsx';
import type { StockRow } from '#wire/stock.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { movementsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useStockStrings } from '../strings/stock.ts';
import { useUnitNames } from '../strings/units.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { MovementTable } from './movement-table.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';

export interface LedgerDrawerProps {
  readonly row: StockRow;
  readonly close: () => void;
}

// One product on one shelf: what is there, how it came to be, and what can be done.
export function LedgerDrawer({ row, close }: LedgerDrawerProps) {
  const house = useHouse();
  const texts = useStockStrings();
  const shell = useShellStrings();
  const format = useFormat();
  const units = useUnitNames();
  const [action, setAction] = useState<'none' | 'receive' | 'adjust'>('none');
  const done = () => setAction('none');
  const facts = [
    [texts.columns.store, storeOf(house, row.store)?.name ?? ''],
    [texts.columns.on_hand, `${format.quantity(row.on_hand_milli)} ${units[row.unit]}`],
    [texts.columns.held, format.quantity(row.held_milli)],
    [texts.columns.available, format.quantity(row.available_milli)],
    [texts.columns.cost, format.cost(row.cost_e4)],
  ] as const;
  return (
    <>
      <Dialog
        title={`${format.name(row.names)} · ${row.code}`}
        closeLabel={shell.close}
        onClose={close}
        side="right"
        width="wide"
        footer={
          <>
            <Button icon={<Icon name="check" />} onClick={() => setAction('adjust')}>
              {texts.adjust}
            </Button>
            <Button look="primary" icon={<Icon name="plus" />} onClick={() => setAction('receive')}>
              {texts.receive}
            </Button>
          </>
        }
      >
        <div className="stack">
          <dl className="ledger-facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="figure">{value}</dd>
              </div>
            ))}
          </dl>
          <Movements row={row} />
        </div>
      </Dialog>
      {action === 'receive' ? <ReceiveDialog row={row} close={done} /> : null}
      {action === 'adjust' ? <AdjustDialog row={row} close={done} /> : null}
    </>
  );
}

function Movements({ row }: { readonly row: StockRow }) {
  const house = useHouse();
  const texts = useStockStrings();
  const { sku, location } = row;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    movementsQuery(house, { sku, location }),
  );
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty icon="box" title={texts.noMovements} hint={texts.noMovementsHint} />;
  return (
    <section aria-label={texts.movements}>
      <ExportMenu list="movements" filters={{ sku, location }} />
      <MovementTable items={items} store={row.store} />
      {hasNextPage ? (
        <div className="more">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.older}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
