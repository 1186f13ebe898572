import type { SkuBoard } from '#wire/board.ts';
import { MetricLink } from '../metrics/metric-link.tsx';
import { useHouse } from '../state/house.ts';
import { useBoardStrings } from '../strings/board.ts';
import { type FigureColumn, figureColumns, useFigureText } from './figure-text.ts';

const shown: readonly FigureColumn[] = ['net_sales', 'gross_margin', 'stock_value', 'turnover_days', 'gmroi'];

// All products together: the ratios are of the sums, never means of the rows.
export function BoardTotals({ board }: { readonly board: SkuBoard }) {
  const texts = useBoardStrings();
  const { currency } = useHouse();
  const text = useFigureText();
  return (
    <dl className="board-totals" aria-label={texts.total}>
      {shown.map((column) => {
        const { metric, unit } = figureColumns[column];
        return (
          <div key={column} className="panel" data-total={column}>
            <dt>
              <MetricLink name={metric}>{texts.columns[column]}</MetricLink>
              {unit === 'money' ? <span className="muted">{` ${currency.code}`}</span> : null}
            </dt>
            <dd className="figure">{text(column, board.total)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
