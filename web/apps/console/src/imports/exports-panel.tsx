import { ExportMenu } from '../export/export-menu.tsx';
import { useHouse } from '../state/house.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useExportStrings } from '../strings/export.ts';

// Every list with what the server asks for before it gives it out. Those of a store are of the one that the top bar has chosen.
const all_lists = [
  { list: 'products', scope: 'catalog:read', of: 'company' },
  { list: 'members', scope: 'member:write', of: 'company' },
  { list: 'suppliers', scope: 'catalog:read', of: 'company' },
  { list: 'stock', scope: 'stock:read', of: 'store' },
  { list: 'receipts', scope: 'sale:read', of: 'store' },
  { list: 'exceptions', scope: 'report:read', of: 'store' },
  { list: 'board', scope: 'report:read', of: 'store' },
  { list: 'attention', scope: 'report:read', of: 'store' },
  { list: 'promotions', scope: 'catalog:read', of: 'store' },
  { list: 'coupons', scope: 'catalog:read', of: 'store' },
  { list: 'price-books', scope: 'catalog:read', of: 'store' },
  { list: 'planned-prices', scope: 'catalog:read', of: 'store' },
  { list: 'taxes', scope: 'catalog:read', of: 'company' },
  { list: 'stores', scope: 'report:read', of: 'store' },
  { list: 'people', scope: 'company:manage', of: 'company' },
  { list: 'roles', scope: 'company:manage', of: 'company' },
  { list: 'views', scope: 'session', of: 'company' },
  { list: 'imports', scope: 'catalog:write', of: 'company' },
  { list: 'metrics', scope: 'report:read', of: 'company' },
] as const;

// Every list as a file, also those that have no page of their own.
export function ExportsPanel() {
  const texts = useExportStrings();
  const store = useStoreChoice();
  const { scopes } = useHouse().session;
  const lists = all_lists.filter(({ scope }) => scope === 'session' || scopes.includes(scope));
  return (
    <section className="panel imports-exports" aria-label={texts.all}>
      <div className="panel-head">
        <h2>{texts.all}</h2>
        <p className="muted">{texts.allHint}</p>
      </div>
      <ul>
        {lists.map(({ list, of }) => (
          <li key={list} data-export={list}>
            <span>{texts.lists[list]}</span>
            <ExportMenu list={list} name={texts.lists[list]} filters={of === 'store' ? { store } : {}} />
          </li>
        ))}
      </ul>
    </section>
  );
}
