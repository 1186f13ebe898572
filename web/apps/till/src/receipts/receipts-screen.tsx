import { useEffect, useState } from 'react';
import { PrintSheet } from '#paper/print-sheet.tsx';
import { Empty } from '#ui/empty.tsx';
import { showToast } from '#ui/toast.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt } from '#wire/types.ts';
import { Pill } from '../queue/pill.tsx';
import { QueueSheet } from '../queue/queue-sheet.tsx';
import { DoneDialog } from '../receipt/done-dialog.tsx';
import { usePaperShop } from '../receipt/use-paper-shop.ts';
import { RefundDialog } from '../refund/refund-dialog.tsx';
import { useScanner } from '../shell/use-scanner.ts';
import { useTill } from '../state/use-till.ts';
import { useStrings } from '../strings/strings.ts';
import { findReceipt } from './find-receipt.ts';
import { NumberSearch } from './number-search.tsx';
import { ReceiptDetail } from './receipt-detail.tsx';
import { type RecentReceipt, recentReceipts } from './recent.ts';
import { RecentList } from './recent-list.tsx';
import './receipts-screen.css';

type Sheet = { readonly name: 'none' | 'queue' | 'refund' } | { readonly name: 'refunded'; readonly receipt: Receipt };

export function ReceiptsScreen() {
  const till = useTill();
  const { receipts: texts } = useStrings();
  const shop = useStore(till.shop);
  const queue = useStore(till.queue);
  const paper = usePaperShop();
  const [recent, setRecent] = useState<readonly RecentReceipt[]>([]);
  const [chosen, setChosen] = useState<Receipt | null>(null);
  const [sheet, setSheet] = useState<Sheet>({ name: 'none' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent meanwhile changes the list
  useEffect(() => {
    void recentReceipts(till.database, shop.till.device).then((list) => {
      setRecent(list);
      setChosen((now) => now ?? list[0]?.receipt ?? null);
    });
  }, [till.database, shop.till.device, queue]);

  const find = async (number: string) => {
    const receipt = await findReceipt({ client: till.client, store: shop.store.id, recent }, number);
    if (receipt) setChosen(receipt);
    else showToast(texts.notFound, 'bad');
  };
  useScanner((code) => {
    // The search field takes care of itself.
    if (sheet.name !== 'none' || document.activeElement?.tagName === 'INPUT') return 'left';
    void find(code);
    return 'taken';
  });

  return (
    <>
      <main className="sell receipts">
        <h1 className="visually-hidden">{texts.title}</h1>
        <div className="sell-top">
          <NumberSearch onFind={(number) => void find(number)} />
          <Pill onOpen={() => setSheet({ name: 'queue' })} />
        </div>
        <RecentList receipts={recent} chosen={chosen?.id ?? null} onChoose={setChosen} />
      </main>
      <aside className="basket receipt-side" aria-label={texts.title}>
        {chosen ? (
          <ReceiptDetail receipt={chosen} onRefund={() => setSheet({ name: 'refund' })} />
        ) : (
          <Empty icon="receipt" title={texts.choose} />
        )}
      </aside>
      {sheet.name === 'queue' ? <QueueSheet close={() => setSheet({ name: 'none' })} /> : null}
      {sheet.name === 'refund' && chosen ? (
        <RefundDialog
          sale={chosen}
          close={() => setSheet({ name: 'none' })}
          onDone={(receipt) => setSheet({ name: 'refunded', receipt })}
        />
      ) : null}
      {chosen && sheet.name !== 'refunded' ? <PrintSheet receipt={chosen} shop={paper} /> : null}
      {sheet.name === 'refunded' ? (
        <DoneDialog receipt={sheet.receipt} close={() => setSheet({ name: 'none' })} />
      ) : null}
    </>
  );
}
