import type { Dashboard } from '#wire/analysis.ts';
import { bars, linePath } from '../live/chart-scale.ts';
import { useFormat } from '../state/use-format.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useWallStrings } from '../strings/wall.ts';

const size = { width: 960, height: 220 };
const foot = 36;

// Bars of today over the line of last week; no axis, since nobody reads one from afar.
export function WallHours({ dashboard }: { readonly dashboard: Dashboard }) {
  const texts = useWallStrings();
  const { hoursPicture } = useLiveStrings();
  const format = useFormat();
  const hours = dashboard.hours;
  const today = hours.map((row) => row.today.net_sales);
  const before = hours.map((row) => row.last_week.net_sales);
  const frame = { ...size, max: Math.max(1, ...today, ...before), count: hours.length };
  const slot = size.width / hours.length;
  return (
    <section className="wall-hours" aria-labelledby="wall-hours">
      <h2 id="wall-hours" className="wall-label">
        {texts.hours}
      </h2>
      <svg
        viewBox={`0 0 ${size.width} ${size.height + foot}`}
        role="img"
        aria-label={hoursPicture(format.date(dashboard.business_date), format.date(dashboard.compare_date))}
      >
        {bars(today, frame).map((bar, at) => (
          <rect key={hours[at]?.hour} className="chart-today" rx={3} {...bar} />
        ))}
        <path className="chart-before" d={linePath(before, frame)} />
        {hours.map(({ hour }, at) =>
          at % 3 === 0 ? (
            <text key={hour} className="wall-hour" x={slot * (at + 0.5)} y={size.height + 28} textAnchor="middle">
              {hour}
            </text>
          ) : null,
        )}
      </svg>
    </section>
  );
}
