import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatAmount } from '#i18n/format.ts';
import type { Hints, ShelfRow } from '#wire/analysis.ts';
import { MetricLink } from '../metrics/metric-link.tsx';
import { storeOf, useHouse } from '../state/house.ts';
import { hintsQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useHintStrings } from '../strings/hints.ts';

// What is worth doing today: one thing to order, one to promote, one person to call. Each says its rule and leads on.
export function HintsPanel() {
  const texts = useHintStrings();
  const { data } = useQuery(hintsQuery(useHouse(), useStoreChoice()));
  if (!data) return null;
  return (
    <section className="panel hints" aria-labelledby="hints-title">
      <div className="panel-head">
        <h2 id="hints-title">{texts.title}</h2>
      </div>
      <ul className="hints-list">
        <Reorder hints={data} />
        <Promote hints={data} />
        <Contact hints={data} />
      </ul>
    </section>
  );
}

interface HintProps {
  readonly kind: 'reorder' | 'mark_down' | 'contact';
  // The dictionary's name of the rule.
  readonly metric: string;
  // Null: nothing now.
  readonly said: string | null;
  readonly rule: string;
  readonly count: number;
  readonly children?: ReactNode;
}

function Hint({ kind, metric, said, rule, count, children }: HintProps) {
  const texts = useHintStrings();
  const format = useFormat();
  const { what, none } = texts[kind];
  return (
    <li className={said ? 'hint' : 'hint hint-none'} data-hint={kind}>
      <span className="hint-what">{what}</span>
      <span className="hint-said">{said ?? none}</span>
      <span className="hint-rule">
        {rule} <MetricLink name={metric}>{texts.definition}</MetricLink>
      </span>
      <span className="hint-acts">
        {said ? children : null}
        {count > 1 ? <span className="muted">{texts.more(format.count(count - 1))}</span> : null}
      </span>
    </li>
  );
}

function useShelfText() {
  const house = useHouse();
  const format = useFormat();
  return (row: ShelfRow) => ({ name: format.name(row.names), store: storeOf(house, row.store)?.name ?? '' });
}

function Reorder({ hints }: { readonly hints: Hints }) {
  const texts = useHintStrings().reorder;
  const format = useFormat();
  const text = useShelfText();
  const { reorder: row, reorder_count, shelf_rules } = hints;
  const said = () => {
    if (!row) return null;
    const { name, store } = text(row);
    return texts.why(name, formatAmount(row.cover_days_e1 ?? 0, 1), store);
  };
  return (
    <Hint
      kind="reorder"
      metric="set_running_out"
      said={said()}
      rule={texts.rule(format.count(shelf_rules.pace_days), format.count(shelf_rules.cover_days))}
      count={reorder_count}
    >
      {row ? (
        <Link
          to="/stock"
          search={{ store: row.store, query: row.code, sku: row.sku, location: row.location }}
          className="text-link"
        >
          {texts.act}
        </Link>
      ) : null}
    </Hint>
  );
}

function Promote({ hints }: { readonly hints: Hints }) {
  const texts = useHintStrings().mark_down;
  const format = useFormat();
  const text = useShelfText();
  const { mark_down: row, mark_down_count, shelf_rules } = hints;
  const said = () => {
    if (!row) return null;
    const { name, store } = text(row);
    return texts.why(name, format.quantity(row.on_hand_milli), store);
  };
  const search = row ? ({ rule: 'new', sku: row.sku } as const) : {};
  return (
    <Hint
      kind="mark_down"
      metric="set_dead"
      said={said()}
      rule={texts.rule(format.count(shelf_rules.unsold_days))}
      count={mark_down_count}
    >
      <Link to="/pricing" search={{ tab: 'promotions', ...search }} className="text-link">
        {texts.act}
      </Link>
      <Link to="/pricing" search={{ tab: 'planned', ...search }} className="text-link">
        {texts.cut}
      </Link>
    </Hint>
  );
}

function Contact({ hints }: { readonly hints: Hints }) {
  const texts = useHintStrings().contact;
  const format = useFormat();
  const scope = useStoreChoice();
  const { contact, contact_count, away_rules } = hints;
  const { visit_days_min, gaps, away_days_min } = away_rules;
  const said = contact
    ? texts.why(contact.name, format.count(contact.gap_days), format.count(contact.away_days))
    : null;
  return (
    <Hint
      kind="contact"
      metric="members_away"
      said={said}
      rule={texts.rule(format.count(visit_days_min), format.count(gaps), format.count(away_days_min))}
      count={contact_count}
    >
      {contact ? (
        <Link to="/members" search={{ ...keepStore(scope), member: contact.member }} className="text-link">
          {texts.act}
        </Link>
      ) : null}
    </Hint>
  );
}
