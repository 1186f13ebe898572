import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import type { Language } from '#i18n/language.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Icon } from '#ui/icon.tsx';
import { withQuery } from '#wire/client.ts';
import type { Store } from '#wire/types.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { isDate } from '../state/filters.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { dayReportQuery } from '../state/queries.ts';
import { todayOf } from '../state/today.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useReportStrings } from '../strings/reports.ts';
import { dayBeside } from './report-day.ts';
import { ReportSheet } from './report-sheet.tsx';
import './reports-page.css';

const route = getRouteApi('/reports');

export function ReportsPage() {
  const house = useHouse();
  const texts = useReportStrings();
  const chosen = useStoreChoice();
  const store = (chosen ? storeOf(house, chosen) : undefined) ?? house.session.stores[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </div>
      {store ? <StoreReport store={store} /> : null}
    </div>
  );
}

function StoreReport({ store }: { readonly store: Store }) {
  const house = useHouse();
  const { language } = useFormat();
  const today = todayOf(house, store.id, Date.now());
  const { date: given } = route.useSearch();
  const date = given && isDate(given) ? given : today;
  const { data, error, refetch } = useQuery(dayReportQuery(house, { store: store.id, date, language }));
  return (
    <>
      <Choice store={store} date={date} today={today} />
      <Downloads store={store.id} date={date} language={language} />
      {data ? (
        <ReportSheet report={data} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function Choice({ store, date, today }: { readonly store: Store; readonly date: string; readonly today: string }) {
  const { session } = useHouse();
  const texts = useReportStrings();
  const navigate = route.useNavigate();
  const id = useId();
  const go = (next: { readonly store?: string; readonly date?: string }) =>
    void navigate({ search: (search) => ({ ...search, store: store.id, date, ...next }) });
  return (
    <div className="report-choice panel">
      <div className="field">
        <label htmlFor={id}>{texts.store}</label>
        <select id={id} className="input" value={store.id} onChange={(event) => go({ store: event.target.value })}>
          {session.stores.map(({ id: value, code, name }) => (
            <option key={value} value={value}>
              {`${code} ${name}`}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={texts.date}
        type="date"
        value={date}
        max={today}
        required
        onChange={(event) => event.target.value && go({ date: event.target.value })}
      />
      <div className="report-days">
        <Button onClick={() => go({ date: dayBeside(date, -1) })}>{texts.before}</Button>
        <Button disabled={date >= today} onClick={() => go({ date: dayBeside(date, 1) })}>
          {texts.after}
        </Button>
      </div>
    </div>
  );
}

interface DownloadsProps {
  readonly store: string;
  readonly date: string;
  readonly language: Language;
}

// Plain links: the browser saves what the server names.
function Downloads({ store, date, language }: DownloadsProps) {
  const texts = useReportStrings();
  const path = (format: string) => withQuery('/v1/reports/day', { store, date, format, language });
  return (
    <div className="report-downloads">
      <a className="button button-primary" href={path('pdf')} download>
        <Icon name="down" />
        {texts.pdf}
      </a>
      <a className="button button-plain" href={path('eml')} download>
        {texts.mail}
      </a>
      <p className="muted">{texts.mailHint}</p>
    </div>
  );
}
