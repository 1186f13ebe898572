// Which pages show a figure. The dictionary itself is the server's; only the console knows its own pages.
const board = ['/board'] as const;
const sold = ['/', '/analysis'] as const;
const members = ['/members'] as const;

export type UsingPage = '/' | '/analysis' | '/board' | '/members';

export const uses: Readonly<Record<string, readonly UsingPage[]>> = {
  net_sales: [...sold, ...board, ...members],
  gross_margin: [...sold, ...board],
  receipts: sold,
  basket_value: [...sold, ...members],
  units: [...sold, ...board],
  gross_margin_rate: board,
  on_hand: board,
  stock_value: board,
  mean_stock_value: board,
  sell_through: board,
  turnover_days: board,
  gmroi: board,
  cover_days: board,
  visits: members,
  last_visit: members,
  favourites: members,
  points: members,
  points_owed: members,
  members_away: ['/'],
  set_best: board,
  set_steady: board,
  set_running_out: board,
  set_slow: board,
  set_dead: board,
};
