import { formatAmount, formatPercent } from '#i18n/format.ts';
import type { BoardColumn, BoardFigures } from '#wire/board.ts';
import { useFormat } from '../state/use-format.ts';

export type FigureColumn = Exclude<BoardColumn, 'code'>;
type Unit = 'money' | 'milli' | 'rate' | 'days' | 'ratio';

interface FigureFacts {
  readonly figure: keyof BoardFigures;
  // The dictionary's name of it.
  readonly metric: string;
  readonly unit: Unit;
}

export const figureColumns: Readonly<Record<FigureColumn, FigureFacts>> = {
  units: { figure: 'units_milli', metric: 'units', unit: 'milli' },
  net_sales: { figure: 'net_sales', metric: 'net_sales', unit: 'money' },
  gross_margin: { figure: 'gross_margin', metric: 'gross_margin', unit: 'money' },
  gross_margin_rate: { figure: 'gross_margin_rate_e4', metric: 'gross_margin_rate', unit: 'rate' },
  sell_through: { figure: 'sell_through_e4', metric: 'sell_through', unit: 'rate' },
  on_hand: { figure: 'on_hand_milli', metric: 'on_hand', unit: 'milli' },
  stock_value: { figure: 'stock_value', metric: 'stock_value', unit: 'money' },
  turnover_days: { figure: 'turnover_days_e1', metric: 'turnover_days', unit: 'days' },
  gmroi: { figure: 'gmroi_e2', metric: 'gmroi', unit: 'ratio' },
  cover_days: { figure: 'cover_days_e1', metric: 'cover_days', unit: 'days' },
};

const unknown = '\u2014';
// Years of stock are years of stock; more digits say no more.
const days_max_e1 = 9_990;
const days_max = '999+';

export function tenthsOfPercent(e4: number): string {
  return formatPercent(Math.round(e4 / 10) * 10);
}

// A figure as it is read: 12.3% of a rate, 45.6 of days, 2.35 of a ratio, a dash for what cannot be had.
export function useFigureText(): (column: FigureColumn, figures: BoardFigures) => string {
  const format = useFormat();
  return (column, figures) => {
    const { figure, unit } = figureColumns[column];
    const value = figures[figure];
    if (value === null) return unknown;
    switch (unit) {
      case 'money':
        return format.amount(value);
      case 'milli':
        return format.quantity(value);
      case 'rate':
        return tenthsOfPercent(value);
      case 'days':
        return value > days_max_e1 ? days_max : formatAmount(value, 1);
      case 'ratio':
        return formatAmount(value, 2);
    }
  };
}
