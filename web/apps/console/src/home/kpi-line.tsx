import { useQuery } from '@tanstack/react-query';
import type { MetricName } from '#wire/analysis.ts';
import { addDays, daysUpTo, filledDays } from '../analysis/days.ts';
import { reading } from '../live/figures.ts';
import { useHouse } from '../state/house.ts';
import { figuresQuery } from '../state/queries.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useHomeStrings } from '../strings/home.ts';
import { Sparkline } from './sparkline.tsx';

const day_count = 14;

export interface KpiLineProps {
  readonly name: MetricName;
  readonly label: string;
  // The running day.
  readonly business_date: string;
}

// How a figure went over the last days that are over: the running one would let the line fall from every morning's opening on. Days on
// which it has no value are passed over.
export function KpiLine({ name, label, business_date }: KpiLineProps) {
  const house = useHouse();
  const format = useFormat();
  const { lastDays } = useHomeStrings();
  const to = addDays(business_date, -1);
  const days = daysUpTo(to, day_count);
  const { data } = useQuery(figuresQuery(house, useStoreChoice(), 'day', { from: days[0] ?? to, to }));
  if (!data || data.length === 0) return <div className="sparkline" />;
  const known = filledDays(days, data).flatMap((day) => (day ? reading(day, name, format).value : 0) ?? []);
  const text = (value: number) => valueText(name, value, format);
  return (
    <Sparkline
      values={known}
      label={lastDays(label, format.count(day_count), text(Math.min(...known)), text(Math.max(...known)))}
    />
  );
}

function valueText(name: MetricName, value: number, format: ReturnType<typeof useFormat>): string {
  if (name === 'receipts') return format.count(value);
  return name === 'units' ? format.quantity(value) : format.money(value);
}
