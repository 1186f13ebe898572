import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import type { TillRow } from '#wire/welcome.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useShellStrings } from '../strings/shell.ts';
import { useTillStrings } from '../strings/tills.ts';
import { NewTillDialog } from './new-till-dialog.tsx';
import { PairDialog } from './pair-dialog.tsx';
import { tillLink, tillsQuery } from './tills-query.ts';
import './tills-page.css';

export function TillsPage() {
  const texts = useTillStrings();
  const shell = useShellStrings();
  const house = useHouse();
  const chosen = useStoreChoice();
  const { data, error, refetch } = useQuery(tillsQuery(house));
  const [pairing, setPairing] = useState<TillRow | null>(null);
  const [adding, setAdding] = useState(false);
  const may_manage = house.session.scopes.includes('company:manage');
  const nameOf = (till: TillRow) => `${storeOf(house, till.store)?.code ?? ''} ${till.code}`;
  const codeFor = (store: string) => {
    const taken = new Set((data ?? []).filter((till) => till.store === store).map(({ code }) => code));
    let number = 1;
    while (taken.has(`T${number}`)) number++;
    return `T${number}`;
  };
  // The tab is opened at once, while the click still allows it.
  const openHere = async (till: TillRow) => {
    const tab = open('about:blank', '_blank');
    try {
      const { here } = await tillLink(house, till.id);
      if (tab) tab.location.href = here;
      else location.href = here;
    } catch {
      tab?.close();
      showToast(shell.noAnswer, 'bad');
    }
  };
  const tills = (data ?? [])
    .filter((till) => !chosen || till.store === chosen)
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.hint}</p>
        <ExportMenu list="tills" filters={{ store: chosen ?? undefined }} />
      </div>
      {data ? (
        <ul className="till-list">
          {tills.map((till) => (
            <li key={till.id} className="panel till-card" data-till={nameOf(till)}>
              <h2 className="figure">{nameOf(till)}</h2>
              <p className="muted">{storeOf(house, till.store)?.name}</p>
              {may_manage ? (
                <div className="till-actions">
                  <Button look="primary" onClick={() => void openHere(till)}>
                    {texts.openHere}
                  </Button>
                  <Button onClick={() => setPairing(till)}>{texts.qr}</Button>
                </div>
              ) : null}
            </li>
          ))}
          {may_manage ? (
            <li>
              <button type="button" className="till-add" onClick={() => setAdding(true)}>
                <Icon name="plus" />
                {texts.add}
              </button>
            </li>
          ) : null}
        </ul>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
      {pairing ? <PairDialog till={pairing} name={nameOf(pairing)} close={() => setPairing(null)} /> : null}
      {adding ? <NewTillDialog codeFor={codeFor} close={() => setAdding(false)} /> : null}
    </div>
  );
}
