import { ExportMenu } from '../export/export-menu.tsx';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useExportStrings } from '../strings/export.ts';

// What belongs to the whole company; the others are those of the store that the top bar has chosen.
const of_company = ['products', 'members', 'suppliers', 'metrics'] as const;
const of_store = ['stock', 'receipts', 'exceptions', 'board', 'attention', 'stores'] as const;

// Every list as a file, also those that have no page of their own.
export function ExportsPanel() {
  const texts = useExportStrings();
  const store = useStoreChoice();
  const lists = [
    ...of_company.map((list) => ({ list, filters: {} })),
    ...of_store.map((list) => ({ list, filters: { store } })),
  ] as const;
  return (
    <section className="panel imports-exports" aria-label={texts.all}>
      <div className="panel-head">
        <h2>{texts.all}</h2>
        <p className="muted">{texts.allHint}</p>
      </div>
      <ul>
        {lists.map(({ list, filters }) => (
          <li key={list} data-export={list}>
            <span>{texts.lists[list]}</span>
            <ExportMenu list={list} name={texts.lists[list]} filters={filters} />
          </li>
        ))}
      </ul>
    </section>
  );
}
