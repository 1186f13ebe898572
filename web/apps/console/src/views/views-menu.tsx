import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import type { ViewPage } from '#wire/views.ts';
import { useHouse } from '../state/house.ts';
import { useViewStrings } from '../strings/views.ts';
import { queryOfView } from './view-address.ts';
import { ViewsDialog } from './views-dialog.tsx';
import { viewsQuery } from './views-query.ts';
import './views.css';

// Saved views of a list page: stands in its head, opens them, keeps what the page shows now.
export function ViewsMenu({ page }: { readonly page: ViewPage }) {
  const house = useHouse();
  const texts = useViewStrings();
  const search = useLocation({ select: (location) => location.search });
  const [open, setOpen] = useState<'no' | 'yes'>('no');
  const { data } = useQuery(viewsQuery(house));
  const query = queryOfView(page, search);
  const views = data?.filter((view) => view.page === page) ?? [];
  const shown = views.find((view) => view.query === query);
  return (
    <>
      <Button className="views-button" icon={<Icon name="check" size={18} />} onClick={() => setOpen('yes')}>
        {shown ? shown.name : texts.views}
      </Button>
      {open === 'yes' ? <ViewsDialog page={page} query={query} views={views} close={() => setOpen('no')} /> : null}
    </>
  );
}
