import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import type { Member } from '#wire/types.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useMemberStrings } from '../strings/members.ts';
import { ViewsMenu } from '../views/views-menu.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MemberForm } from './member-form.tsx';
import { membersQuery } from './member-queries.ts';
import './members.css';

const route = getRouteApi('/members');

export function MembersPage() {
  const house = useHouse();
  const texts = useMemberStrings();
  const format = useFormat();
  const { query, member } = route.useSearch();
  const navigate = route.useNavigate();
  const [form, setForm] = useState<'closed' | 'new'>('closed');
  const list = useInfiniteQuery(membersQuery(house, query));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (id: string) => void navigate({ search: (now) => ({ ...now, member: id }) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        {list.data ? (
          <p className="figure" role="status">
            {texts.count(format.count(rows.length), list.hasNextPage)}
          </p>
        ) : null}
        <ViewsMenu page="members" />
        {house.session.scopes.includes('member:write') ? (
          <>
            <ExportMenu list="members" filters={{ query }} />
            <Button look="primary" icon={<Icon name="plus" />} className="page-act" onClick={() => setForm('new')}>
              {texts.create}
            </Button>
          </>
        ) : null}
      </div>
      <SearchForm
        key={query ?? ''}
        query={query ?? ''}
        onFind={(words) => void navigate({ search: ({ store }) => ({ ...(store ? { store } : {}), ...words }) })}
      />
      {!list.data ? (
        list.error ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 ? (
        <Empty icon="person" title={query ? texts.empty : texts.none} hint={query ? texts.emptyHint : texts.noneHint} />
      ) : (
        <div className="panel members-panel">
          <MemberTable rows={rows} />
          {list.hasNextPage ? (
            <div className="more">
              <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {texts.more}
              </Button>
            </div>
          ) : null}
        </div>
      )}
      {form === 'new' ? <MemberForm member={null} onDone={open} close={() => setForm('closed')} /> : null}
      {member ? (
        <MemberDrawer
          id={member}
          close={() => void navigate({ search: ({ member: _, ...rest }) => rest, replace: true })}
        />
      ) : null}
    </div>
  );
}

interface SearchFormProps {
  readonly query: string;
  readonly onFind: (search: { readonly query?: string }) => void;
}

function SearchForm({ query, onFind }: SearchFormProps) {
  const texts = useMemberStrings();
  const [text, setText] = useState(query);
  const find = (event: FormEvent) => {
    event.preventDefault();
    onFind(text.trim() ? { query: text.trim() } : {});
  };
  return (
    <form className="panel member-search" onSubmit={find}>
      <Field
        label={texts.search}
        type="search"
        placeholder={texts.searchHint}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="primary">
        {texts.find}
      </Button>
      <Button onClick={() => onFind({})}>{texts.reset}</Button>
    </form>
  );
}

function MemberTable({ rows }: { readonly rows: readonly Member[] }) {
  const texts = useMemberStrings();
  const format = useFormat();
  const { columns } = texts;
  return (
    <table className="plain-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.phone}</th>
          <th scope="col" className="member-card">
            {columns.card}
          </th>
          <th scope="col" className="figure-cell">
            {columns.points}
          </th>
          <th scope="col" className="wide-only">
            {columns.joined}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, phones, cards, points, joined_at }) => (
          <tr key={id} data-member={id}>
            <td>
              <Link from="/members" to="." search={(now) => ({ ...now, member: id })} className="text-link">
                {name}
              </Link>
            </td>
            <td className="figure">{shortened(phones)}</td>
            <td className="figure member-card">{shortened(cards)}</td>
            <td className="figure-cell">{format.count(points)}</td>
            <td className="wide-only figure muted">{format.dayOf(joined_at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// The first of several, and how many more there are.
function shortened(list: readonly string[]): string {
  const [first = '', ...more] = list;
  return more.length > 0 ? `${first} +${more.length}` : first;
}
