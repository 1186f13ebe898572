import { useNavigate } from '@tanstack/react-router';
import type { Dashboard, HourRow } from '#wire/analysis.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useStoreChoice } from '../state/use-store-choice.ts';
import { useLiveStrings } from '../strings/live.ts';
import { bars, linePath, scaleOf } from './chart-scale.ts';
import { receiptsOfDay } from './figures.ts';
import { useWidth } from './use-width.ts';

const height = 200;
const room = { left: 64, right: 8, top: 10, bottom: 24 };
const slot_min = 28;

export interface HourChartProps {
  readonly dashboard: Dashboard;
  readonly onPoint: (row: HourRow | null) => void;
}

// For eyes and pointers; the table below it says the same to everyone else.
export function HourChart({ dashboard, onPoint }: HourChartProps) {
  const texts = useLiveStrings();
  const format = useFormat();
  const store = useStoreChoice();
  const navigate = useNavigate();
  const { currency } = useHouse();
  const [ref, width] = useWidth(720);
  const { hours } = dashboard;
  const today = hours.map((row) => row.today.net_sales);
  const before = hours.map((row) => row.last_week.net_sales);
  const { max, ticks } = scaleOf([...today, ...before], 10 ** currency.digits);
  const inner = { width: Math.max(100, width - room.left - room.right), height: height - room.top - room.bottom };
  const frame = { ...inner, max, count: hours.length };
  const slot = inner.width / hours.length;
  const label_every = slot < slot_min ? 3 : 1;
  const open = (row: HourRow) =>
    void navigate({ to: '/receipts', search: receiptsOfDay(dashboard, store, { hour: String(row.hour) }) });
  return (
    <div ref={ref} className="hour-chart">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={texts.hoursPicture(format.date(dashboard.business_date), format.date(dashboard.compare_date))}
        onPointerLeave={() => onPoint(null)}
      >
        <g transform={`translate(${room.left} ${room.top})`}>
          {ticks.map((tick) => {
            const y = inner.height * (1 - tick / max);
            return (
              <g key={tick}>
                <line className="chart-rule" x1={0} x2={inner.width} y1={y} y2={y} />
                <text className="chart-label" x={-8} y={y + 4} textAnchor="end">
                  {format.quantity(Math.round((tick * 1000) / 10 ** currency.digits))}
                </text>
              </g>
            );
          })}
          {bars(today, frame).map((bar, at) => (
            <rect key={hours[at]?.hour} className="chart-today" rx={2} {...bar} />
          ))}
          {before.some((value) => value > 0) ? (
            <>
              <path className="chart-halo" d={linePath(before, frame)} />
              <path className="chart-before" d={linePath(before, frame)} />
            </>
          ) : null}
          {hours.map((row, at) => (
            <g key={row.hour}>
              {at % label_every === 0 ? (
                <text className="chart-label" x={slot * (at + 0.5)} y={inner.height + 17} textAnchor="middle">
                  {row.hour}
                </text>
              ) : null}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the table gives the same links to a keyboard */}
              <rect
                className="chart-hit"
                x={slot * at}
                y={0}
                width={slot}
                height={inner.height}
                onPointerEnter={() => onPoint(row)}
                onClick={() => open(row)}
              />
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
