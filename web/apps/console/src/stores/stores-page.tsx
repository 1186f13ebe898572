import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { problemText } from '#i18n/problems/problems.ts';
import { showToast } from '#ui/toast.tsx';
import type { Store } from '#wire/types.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { ask, problemIn } from '../state/ask.ts';
import { useHouse } from '../state/house.ts';
import { regionsOf } from '../state/scope.ts';
import { useStoresStrings } from '../strings/stores.ts';
import { StoreDialog } from './store-dialog.tsx';
import './stores-page.css';

export function StoresPage() {
  const house = useHouse();
  const texts = useStoresStrings();
  const id = useId();
  const [edited, setEdited] = useState<string | null>(null);
  const may = house.session.scopes.includes('company:manage');
  const names = regionsOf(house).flatMap(({ name }) => name ?? []);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
        <ExportMenu list="stores" />
      </div>
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="panel table-scroll">
        <table className="plain-table" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{texts.columns.code}</th>
              <th scope="col">{texts.columns.name}</th>
              <th scope="col">{texts.columns.region}</th>
              <th scope="col">{texts.columns.zone}</th>
              <th scope="col" className="figure-cell">
                {texts.columns.cutoff}
              </th>
              <th scope="col">
                <span className="visually-hidden">{texts.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {house.session.stores.map((store) => (
              <tr key={store.id} data-store={store.code}>
                <td className="figure">{store.code}</td>
                <td>
                  <Link to="/" search={{ store: store.id }} className="text-link" title={texts.look}>
                    {store.name}
                  </Link>
                </td>
                <td>
                  <RegionField key={store.region} store={store} list={id} />
                </td>
                <td>{store.zone}</td>
                <td className="figure-cell">{clock(store.cutoff_minutes)}</td>
                <td>
                  {may ? (
                    <button
                      type="button"
                      className="text-link"
                      aria-label={texts.editOf(store.name)}
                      onClick={() => setEdited(store.id)}
                    >
                      {texts.edit}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited ? <StoreDialog store={edited} close={() => setEdited(null)} /> : null}
    </div>
  );
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

// Saved when the field is left or Enter is pressed.
function RegionField({ store, list }: { readonly store: Store; readonly list: string }) {
  const house = useHouse();
  const texts = useStoresStrings();
  const language = useLanguage();
  const [typed, setTyped] = useState(store.region ?? '');
  const save = useMutation({
    mutationFn: async (region: string) => {
      await ask(house.client, `/v1/stores/${store.id}/region`, { method: 'PUT', body: region ? { region } : {} });
      await house.renew();
    },
    onSuccess: (_, region) => showToast(region ? texts.saved(store.name, region) : texts.cleared(store.name), 'good'),
    onError: (error) => showToast(problemText(problemIn(error), language), 'bad'),
  });
  const leave = (event?: FormEvent) => {
    event?.preventDefault();
    const region = typed.trim();
    if (region !== (store.region ?? '') && !save.isPending) save.mutate(region);
  };
  return (
    <form onSubmit={leave}>
      <input
        className="input region-input"
        list={list}
        maxLength={40}
        aria-label={texts.regionOf(store.name)}
        placeholder={texts.regionHint}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => leave()}
      />
    </form>
  );
}
