// Which pages show a figure. The dictionary itself is the server's; only the console knows its own pages.
const board = ['/board'] as const;
const live = ['/'] as const;

export type UsingPage = '/' | '/board';

export const uses: Readonly<Record<string, readonly UsingPage[]>> = {
  net_sales: [...live, ...board],
  gross_margin: [...live, ...board],
  receipts: live,
  basket_value: live,
  units: [...live, ...board],
  gross_margin_rate: board,
  on_hand: board,
  stock_value: board,
  mean_stock_value: board,
  sell_through: board,
  turnover_days: board,
  gmroi: board,
  cover_days: board,
  set_best: board,
  set_steady: board,
  set_running_out: board,
  set_slow: board,
  set_dead: board,
};
