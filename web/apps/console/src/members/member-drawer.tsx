import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import type { Member } from '#wire/types.ts';
import { MetricLink } from '../metrics/metric-link.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useMemberStrings } from '../strings/members.ts';
import { useShellStrings } from '../strings/shell.ts';
import { MemberForm } from './member-form.tsx';
import { memberFiguresQuery, memberQuery } from './member-queries.ts';
import { PointsList } from './points-list.tsx';
import { Timeline } from './timeline.tsx';

// One member: who they are, what they are worth, and what happened.
export function MemberDrawer({ id, close }: { readonly id: string; readonly close: () => void }) {
  const house = useHouse();
  const texts = useMemberStrings();
  const shell = useShellStrings();
  const [form, setForm] = useState<'closed' | 'open'>('closed');
  const { data, error, refetch } = useQuery(memberQuery(house, id));
  const reads = house.session.scopes.includes('member:read');
  return (
    <>
      <Dialog
        title={data?.name ?? texts.title}
        closeLabel={shell.close}
        onClose={close}
        side="right"
        width="wide"
        footer={
          data && house.session.scopes.includes('member:write') ? (
            <Button look="primary" onClick={() => setForm('open')}>
              {texts.edit}
            </Button>
          ) : null
        }
      >
        {data ? (
          <div className="stack">
            <Facts member={data} />
            {reads ? <Figures id={id} member={data} /> : <p className="muted">{texts.noScope}</p>}
            {reads ? <History id={id} /> : null}
          </div>
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} />
        ) : (
          <Waiting />
        )}
      </Dialog>
      {form === 'open' && data ? (
        <MemberForm member={data} onDone={() => void refetch()} close={() => setForm('closed')} />
      ) : null}
    </>
  );
}

function Facts({ member }: { readonly member: Member }) {
  const texts = useMemberStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const none = texts.notGiven;
  return (
    <dl className="member-facts">
      <div>
        <dt>{texts.columns.phone}</dt>
        {(member.phones.length ? member.phones : [none]).map((phone) => (
          <dd key={phone} className="figure">
            {phone}
          </dd>
        ))}
      </div>
      <div>
        <dt>{texts.columns.card}</dt>
        {(member.cards.length ? member.cards : [none]).map((card) => (
          <dd key={card} className="figure">
            {card}
          </dd>
        ))}
      </div>
      <div>
        <dt>{texts.columns.joined}</dt>
        <dd className="figure">{format.dayOf(member.joined_at)}</dd>
      </div>
      <div>
        <dt>{texts.receipts}</dt>
        <dd>
          <Link to="/receipts" search={{ ...keepStore(store), member: member.id }} className="text-link">
            {texts.seeReceipts}
          </Link>
        </dd>
      </div>
    </dl>
  );
}

function Figures({ id, member }: { readonly id: string; readonly member: Member }) {
  const house = useHouse();
  const texts = useMemberStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const { data, error, refetch } = useQuery(memberFiguresQuery(house, id));
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <Waiting />;
  const rows = [
    ['visits', format.count(data.visits)],
    ['net_sales', format.amount(data.net_sales)],
    ['basket_value', format.amount(data.basket_value)],
    ['last_visit', data.last_visit ? format.dayOf(data.last_visit) : texts.never],
    ['points', format.count(member.points)],
    ...(member.points_owed ? ([['points_owed', format.count(member.points_owed)]] as const) : []),
  ] as const;
  return (
    <section aria-label={texts.figures} className="stack">
      <dl className="member-figures">
        {rows.map(([name, text]) => (
          <div key={name} data-figure={name}>
            <dt>
              <MetricLink name={name}>{texts.figureNames[name]}</MetricLink>
            </dt>
            <dd className="figure">{text}</dd>
          </div>
        ))}
      </dl>
      {data.favourites.length > 0 ? (
        <div>
          <h3>
            <MetricLink name="favourites">{texts.favourites}</MetricLink>
          </h3>
          <ol className="member-favourites">
            {data.favourites.map(({ sku, names, code, receipts }) => (
              <li key={sku}>
                <Link to="/receipts" search={{ ...keepStore(store), sku, member: id }} className="text-link">
                  {format.name(names) || code}
                </Link>
                <span className="muted figure">{texts.onReceipts(format.count(receipts))}</span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </section>
  );
}

function History({ id }: { readonly id: string }) {
  const texts = useMemberStrings();
  const [shown, setShown] = useState<'timeline' | 'points'>('timeline');
  const options = [
    { value: 'timeline', label: texts.timeline },
    { value: 'points', label: texts.pointsLedger },
  ] as const;
  return (
    <section className="stack" aria-label={texts.history}>
      <Choice label={texts.history} hideLabel options={options} value={shown} onChange={setShown} />
      {shown === 'timeline' ? <Timeline id={id} /> : <PointsList id={id} />}
    </section>
  );
}
