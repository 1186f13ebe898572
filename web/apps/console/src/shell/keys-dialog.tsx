import { Dialog } from '#ui/dialog.tsx';
import { useHouse } from '../state/house.ts';
import { useMenuStrings } from '../strings/menu.ts';
import { useShellStrings } from '../strings/shell.ts';
import { allPages, mayOpen } from './pages.ts';

export function KeysDialog({ close }: { readonly close: () => void }) {
  const { nav, close: closeLabel } = useShellStrings();
  const { keys } = useMenuStrings();
  const may = mayOpen(useHouse().session.scopes);
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['Ctrl', 'K'], keys.palette],
    [['/'], keys.palette],
    [['?'], keys.help],
    [['Esc'], keys.escape],
    ...allPages.filter(may).map(({ key, name }) => [['G', key.toUpperCase()], keys.open(nav[name])] as const),
  ];
  return (
    <Dialog title={keys.title} closeLabel={closeLabel} onClose={close}>
      <dl className="keys">
        {rows.map(([strokes, what]) => (
          <div key={strokes.join(' ')}>
            <dt>
              {strokes.map((stroke) => (
                <kbd key={stroke}>{stroke}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
