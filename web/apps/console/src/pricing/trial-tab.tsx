import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '#ui/empty.tsx';
import { Field } from '#ui/field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { QuoteRequest } from '#wire/pricing.ts';
import type { Channel } from '#wire/types.ts';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse, zoneOf } from '../state/house.ts';
import { storesInScope } from '../state/scope.ts';
import { keepStore } from '../state/use-store-choice.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { QuoteSheet } from './quote-sheet.tsx';
import { quoteQuery } from './quotes.ts';
import { channels } from './reach-model.ts';
import { type PricingChange, type PricingSearch, readLines, readPricingSearch, writeLines } from './search.ts';
import { TriedLines } from './tried-lines.tsx';
import { wallInstant } from './wall-instant.ts';

const route = getRouteApi('/pricing');
// Any member will do: prices are the same for all of them.
const some_member = '00000000-0000-7000-8000-000000000000';

// A basket by hand: where, when, for whom, with what; and what it would cost.
export function TrialTab() {
  const house = useHouse();
  const texts = usePricingStrings();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (more: PricingChange) =>
    void navigate({
      search: ({ store: scope, ...rest }) => ({ ...readPricingSearch({ ...rest, ...more }), ...keepStore(scope) }),
      replace: true,
    });
  const store = storesInScope(house, search.store)[0]?.id ?? '';
  const lines = readLines(search.lines);
  const request: QuoteRequest = {
    store,
    lines: [...lines],
    coupons: search.coupons?.split(/\s+/).filter(Boolean) ?? [],
    channel: (search.channel as Channel | undefined) ?? 'till',
    ...(search.member ? { member: some_member } : {}),
    ...(search.cash ? { cash: true } : {}),
    ...(search.at ? { at: wallInstant(search.at, zoneOf(house, store)) } : {}),
  };
  const quote = useQuery(quoteQuery(house, request));
  return (
    <div className="trial">
      <section className="panel" aria-label={texts.trial.lines}>
        <TriedLines lines={lines} onLines={(next) => set({ lines: writeLines(next) })} />
        <TrialFields search={search} onSearch={set} />
      </section>
      <section className="panel" aria-label={texts.trial.why} aria-live="polite">
        {lines.length === 0 ? (
          <Empty icon="basket" title={texts.tabs.trial} hint={texts.trial.empty} />
        ) : quote.error ? (
          <Failure error={quote.error} retry={() => void quote.refetch()} />
        ) : quote.data ? (
          <QuoteSheet quote={quote.data} />
        ) : (
          <Waiting />
        )}
      </section>
    </div>
  );
}

interface TrialFieldsProps {
  readonly search: PricingSearch;
  readonly onSearch: (more: PricingChange) => void;
}

function TrialFields({ search, onSearch }: TrialFieldsProps) {
  const texts = usePricingStrings();
  const [codes, setCodes] = useState(search.coupons ?? '');
  return (
    <>
      <div className="pair">
        <SelectField
          label={texts.fields.channel}
          value={search.channel ?? 'till'}
          options={channels.map((value) => ({ value, label: texts.channels[value] }))}
          onChange={(channel) => onSearch({ channel })}
        />
        <Field
          label={texts.fields.at}
          type="datetime-local"
          value={search.at ?? ''}
          onChange={(event) => onSearch({ at: event.target.value || undefined })}
        />
      </div>
      <div className="checks">
        <label>
          <input
            type="checkbox"
            checked={search.member === 'yes'}
            onChange={(event) => onSearch({ member: event.target.checked ? 'yes' : undefined })}
          />
          {texts.fields.member}
        </label>
        <label>
          <input
            type="checkbox"
            checked={search.cash === 'yes'}
            onChange={(event) => onSearch({ cash: event.target.checked ? 'yes' : undefined })}
          />
          {texts.fields.cash}
        </label>
      </div>
      <Field
        label={texts.fields.coupons}
        value={codes}
        onChange={(event) => setCodes(event.target.value)}
        onBlur={() => onSearch({ coupons: codes.trim() || undefined })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSearch({ coupons: codes.trim() || undefined });
        }}
      />
    </>
  );
}
