import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { parseSearch } from '../state/filters.ts';
import { useHouse } from '../state/house.ts';
import { useShellStrings } from '../strings/shell.ts';
import { viewsQuery } from '../views/views-query.ts';
import type { Entry } from './entries.ts';

// Saved views of all pages, one's own and shared ones.
export function useViewEntries(): readonly Entry[] {
  const house = useHouse();
  const shell = useShellStrings();
  const navigate = useNavigate();
  const { data } = useQuery(viewsQuery(house));
  return (data ?? []).map(({ id, page, name, query }): Entry => {
    const hint = page in shell.nav ? shell.nav[page as keyof typeof shell.nav] : page;
    const run = () => void navigate({ to: `/${page}`, search: parseSearch(query) });
    return { id, group: 'views', icon: 'check', label: name, words: `${hint} ${page}`, hint, run };
  });
}
