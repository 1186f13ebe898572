import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icon.tsx';
import type { Attention } from '#wire/analysis.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { attentionQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useHomeStrings } from '../strings/home.ts';
import { type Need, needsOf } from './needs.ts';

export function AttentionPanel() {
  const house = useHouse();
  const texts = useHomeStrings();
  const { data, error, refetch } = useQuery(attentionQuery(house, useStoreChoice()));
  return (
    <section className="panel needs" aria-labelledby="needs-title">
      <div className="panel-head">
        <h2 id="needs-title">{texts.now}</h2>
      </div>
      {data ? <Needs attention={data} /> : null}
      {data || error ? null : <Waiting />}
      {error && !data ? <Failure error={error} retry={() => void refetch()} /> : null}
    </section>
  );
}

function Needs({ attention }: { readonly attention: Attention }) {
  const texts = useHomeStrings();
  const needs = needsOf(attention);
  if (needs.length === 0) {
    return (
      <p className="needs-none">
        <Icon name="check" />
        <span>
          <strong>{texts.allClear}</strong>
          {` ${texts.allClearHint}`}
        </span>
      </p>
    );
  }
  return (
    <ul className="needs-list">
      {needs.map((need) => (
        <NeedRow key={need.kind} need={need} attention={attention} />
      ))}
    </ul>
  );
}

function NeedRow({ need, attention }: { readonly need: Need; readonly attention: Attention }) {
  const texts = useHomeStrings();
  const format = useFormat();
  const scope = useStoreChoice();
  const { what, why, act } = texts.needs[need.kind];
  const { pace_days, cover_days, unsold_days } = attention.rules;
  const days = [pace_days, cover_days, unsold_days].map(format.count);
  const [pace = '', cover = '', unsold = ''] = days;
  const reason = typeof why === 'string' ? why : why(pace, cover, unsold);
  const count = format.count(need.count);
  return (
    <li className={`need need-${need.tone}`} data-need={need.kind}>
      <span className="need-count figure">{count}</span>
      <span className="need-text">
        <span className="need-what">{what}</span>
        <span className="need-why">
          {reason}
          {need.amount ? ` ${texts.tiedUp(format.money(need.amount))}` : ''}
        </span>
      </span>
      <Link to={need.to} search={{ ...keepStore(scope), ...need.search }} className="text-link need-act">
        {act}
      </Link>
    </li>
  );
}
