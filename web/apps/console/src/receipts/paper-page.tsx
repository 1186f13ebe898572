import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Copy, Paper } from '#paper/paper.tsx';
import { keepPaperWidth, PrintSheet, paperWidth, paperWidths } from '#paper/print-sheet.tsx';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { useStore } from '#ui/use-store.ts';
import type { Receipt, Reprint } from '#wire/types.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { receiptQuery } from '../state/queries.ts';
import { useCommand } from '../state/use-command.ts';
import { useReceiptStrings } from '../strings/receipts.ts';
import { usePaperShop } from './use-paper-shop.ts';
import './paper-page.css';

const route = getRouteApi('/paper');

// A receipt as the customer got it, over the whole window, and the way to print it once more.
export function PaperPage() {
  const house = useHouse();
  const texts = useReceiptStrings();
  const search = route.useSearch();
  const { data, error, refetch } = useQuery({
    ...receiptQuery(house, search.receipt ?? ''),
    enabled: Boolean(search.receipt),
  });
  return (
    <div className="paper-page">
      <div className="paper-bar">
        <h1>{data?.number ?? texts.title}</h1>
        <Link to="/receipts" search={search} className="text-link">
          {texts.backToList}
        </Link>
      </div>
      {data ? (
        <Printing receipt={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

// The shop's books say who prints before anything is printed: a copy that nobody has asked for does not exist.
function Printing({ receipt }: { readonly receipt: Receipt }) {
  const texts = useReceiptStrings();
  const shop = usePaperShop(receipt);
  const width = useStore(paperWidth);
  const [copy, setCopy] = useState<Copy>();
  const { sending, refused, newId, send } = useCommand<Reprint>(['receipt']);
  useEffect(() => {
    if (copy) window.print();
  }, [copy]);
  const print = async () => {
    const answer = await send({
      method: 'POST',
      path: `/v1/receipts/${receipt.id}/reprints`,
      body: { id: newId() },
    });
    if (answer) setCopy({ at: answer.done.at, by: answer.done.who ?? '' });
  };
  return (
    <>
      <div className="paper-choices">
        <Choice label={texts.paperWidth} options={paperWidths} value={width} onChange={keepPaperWidth} />
        <Button look="primary" icon={<Icon name="print" />} disabled={sending === 'yes'} onClick={() => void print()}>
          {texts.printCopy}
        </Button>
        <p className="muted">{texts.copyNote}</p>
        <ErrorNote text={refused?.text} />
      </div>
      <div className="paper-desk" data-width={width}>
        <Paper receipt={receipt} shop={shop} copy={copy} />
      </div>
      <PrintSheet receipt={receipt} shop={shop} copy={copy} />
    </>
  );
}
