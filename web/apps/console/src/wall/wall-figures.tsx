import { formatPercent } from '#i18n/format.ts';
import { Icon } from '#ui/icon.tsx';
import type { Dashboard, MetricName } from '#wire/analysis.ts';
import { deltaOf, deltaText } from '../live/delta.ts';
import { reading } from '../live/figures.ts';
import { useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { useLiveStrings } from '../strings/live.ts';
import { useWallStrings } from '../strings/wall.ts';

const others = ['receipts', 'basket_value', 'units'] as const satisfies readonly MetricName[];

export function WallFigures({ dashboard }: { readonly dashboard: Dashboard }) {
  const texts = useWallStrings();
  const { metrics } = useLiveStrings();
  const format = useFormat();
  const { currency } = useHouse();
  const { today, last_week_so_far } = dashboard;
  const delta = deltaOf(today.net_sales, last_week_so_far.net_sales, 'more');
  return (
    <section className="wall-figures" aria-label={texts.netSales}>
      <p className="wall-label">{`${texts.netSales} ${currency.code}`}</p>
      <p className="wall-main figure" data-role="wall-net-sales">
        {format.amount(today.net_sales)}
      </p>
      <p className={`wall-change change-${delta?.meaning ?? 'neutral'}`}>
        {delta ? (
          <>
            {delta.direction === 'same' ? null : <Icon name={delta.direction} size={40} />}
            {texts.against(deltaText(delta, formatPercent))}
          </>
        ) : (
          '\u00a0'
        )}
      </p>
      <dl className="wall-others">
        {others.map((name) => (
          <div key={name}>
            <dt className="wall-label">{metrics[name]}</dt>
            <dd className="wall-other figure">{reading(today, name, format).text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
