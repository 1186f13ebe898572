import { useQuery } from '@tanstack/react-query';
import type { Figures, MetricName } from '#wire/analysis.ts';
import { daysUpTo, filledDays } from '../analysis/days.ts';
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
  readonly business_date: string;
  readonly today: Figures;
}

// How a figure went over the last days, the running one last and live. Days on which it has no value are passed over.
export function KpiLine({ name, label, business_date, today }: KpiLineProps) {
  const house = useHouse();
  const format = useFormat();
  const { lastDays } = useHomeStrings();
  const days = daysUpTo(business_date, day_count);
  const { data } = useQuery(
    figuresQuery(house, useStoreChoice(), 'day', { from: days[0] ?? business_date, to: business_date }),
  );
  const figures = [...filledDays(days.slice(0, -1), data ?? []), today];
  const known = figures.flatMap((day) => (day ? reading(day, name, format).value : 0) ?? []);
  if (!data) return <div className="sparkline" />;
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
