import { type Folder, type Folding, folderOf } from '#core/search.ts';
import type { Names } from '#i18n/names.ts';
import type { StockGrid, StockRow } from '#wire/stock.ts';
import { buildHay, type Hay } from './hay.ts';

type Wire = StockGrid['products'];

// The whole stock in the browser, a column each. A row is a shelf: that of product p at place l is row l * products + p.
// Figures that are not known are NaN. What happens in the shop is written into the columns in place; whoever shows them
// then takes the grid under another revision.
export interface Grid {
  readonly revision: number;
  readonly product_count: number;
  readonly sku: Wire['sku'];
  readonly code: Wire['code'];
  readonly unit: Wire['unit'];
  readonly names: Wire['names'];
  readonly category: Int32Array;
  readonly supplier: Int32Array;
  readonly retired: Uint8Array;
  readonly categories: StockGrid['categories'];
  readonly suppliers: StockGrid['suppliers'];
  readonly places: readonly { readonly store: string; readonly location: string }[];
  // Costs and sales are for those who may read reports.
  readonly shows_reports: boolean;
  readonly pace_days: number;
  readonly unsold_days: number;
  readonly on_hand: Float64Array;
  readonly held: Float64Array;
  readonly low_below: Float64Array;
  readonly units: Float64Array;
  readonly sold_days: Float64Array;
  readonly cost_e4: Float64Array;
  readonly dead: Uint8Array;
  // How each row stands: the place of its state in `states`, none_of_them, or hidden.
  readonly standing: Uint8Array;
  // Made when it is first wanted: rows are on the screen before anybody searches.
  readonly hay: () => Hay;
  // What is typed becomes what names are folded into.
  readonly fold: Folder;
  readonly productOf: ReadonlyMap<string, number>;
}

type Place = StockGrid['places'][number];

function columnOf(places: readonly Place[], product_count: number, read: (place: Place) => readonly (number | null)[]) {
  const column = new Float64Array(places.length * product_count).fill(Number.NaN);
  for (const [at, place] of places.entries()) {
    const values = read(place);
    for (let product = 0; product < values.length; product++) {
      column[at * product_count + product] = values[product] ?? Number.NaN;
    }
  }
  return column;
}

function marks(length: number, places: Iterable<number>): Uint8Array {
  const marked = new Uint8Array(length);
  for (const place of places) marked[place] = 1;
  return marked;
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

export function gridOf({ products, places, categories, suppliers, rules }: StockGrid, folding: Folding): Grid {
  const product_count = products.sku.length;
  const column = (read: (place: Place) => readonly (number | null)[]) => columnOf(places, product_count, read);
  const grid = {
    revision: 0,
    product_count,
    sku: products.sku,
    code: products.code,
    unit: products.unit,
    names: products.names,
    category: Int32Array.from(products.category),
    supplier: Int32Array.from(products.supplier),
    retired: marks(product_count, products.retired),
    categories,
    suppliers,
    places: places.map(({ store, location }) => ({ store, location })),
    shows_reports: places.some(({ units_milli }) => units_milli.length > 0),
    pace_days: rules.pace_days,
    unsold_days: rules.unsold_days,
    on_hand: column((place) => place.on_hand_milli),
    held: column((place) => place.held_milli),
    low_below: column((place) => place.low_below_milli),
    units: column((place) => place.units_milli),
    sold_days: column((place) => place.sold_days),
    cost_e4: column((place) => place.cost_e4),
    dead: marks(
      places.length * product_count,
      places.flatMap(({ dead }, at) => dead.map((product) => at * product_count + product)),
    ),
    hay: once(() => buildHay(products)),
    fold: folderOf(folding),
    productOf: new Map(products.sku.map((sku, product) => [sku, product])),
    standing: new Uint8Array(places.length * product_count),
  };
  for (let row = 0; row < grid.standing.length; row++) stand(grid, row);
  return grid;
}

export const rowCount = ({ places, product_count }: Grid) => places.length * product_count;

export function namesOf({ names }: Grid, product: number): Names {
  const found: Record<string, string> = {};
  for (const { language, values } of names) {
    const name = values[product];
    if (name) found[language] = name;
  }
  return found;
}

export function rowOf(grid: Grid, sku: string, location: string): number | null {
  const product = grid.productOf.get(sku);
  const place = grid.places.findIndex((each) => each.location === location);
  return product === undefined || place < 0 ? null : place * grid.product_count + product;
}

export const states = ['negative', 'out', 'low', 'dead'] as const;
export type State = (typeof states)[number];

export const none_of_them = states.length;
export const hidden = states.length + 1;

// A shelf is in one state or in none. What "low" and "dead" mean is the server's to say. A product that is no longer sold
// shows for as long as there is some of it.
function standingOf(grid: Omit<Grid, 'standing'>, row: number): number {
  const on_hand = grid.on_hand[row] ?? 0;
  if (on_hand === 0 && grid.retired[row % grid.product_count]) return hidden;
  if (on_hand < 0) return states.indexOf('negative');
  if (on_hand === 0) return states.indexOf('out');
  if (on_hand < (grid.low_below[row] ?? 0)) return states.indexOf('low');
  return grid.dead[row] ? states.indexOf('dead') : none_of_them;
}

// To be called for every row whose figures have been written.
export function stand(grid: Grid, row: number): void {
  grid.standing[row] = standingOf(grid, row);
}

export const stateOf = (grid: Grid, row: number): State | null => states[grid.standing[row] ?? none_of_them] ?? null;

const e4_per_minor = 10_000;
const milli_per_unit = 1_000;

// What is on hand is worth, in minor units, half up as the server does it; NaN when the cost is not known.
export function worthOf(grid: Grid, row: number): number {
  const on_hand = grid.on_hand[row] ?? 0;
  if (on_hand === 0) return 0;
  const product = on_hand * (grid.cost_e4[row] ?? Number.NaN);
  return Math.sign(product) * Math.round(Math.abs(product) / (e4_per_minor * milli_per_unit));
}

// How many days it lasts at the pace of the last weeks, in tenths; NaN when none is sold.
export function coverDaysOf(grid: Grid, row: number): number {
  const units = grid.units[row] ?? Number.NaN;
  if (!(units > 0)) return Number.NaN;
  return Math.round((Math.max(grid.on_hand[row] ?? 0, 0) * grid.pace_days * 10) / units);
}

// A row as the dialogs and the ledger want it.
export function stockRowOf(grid: Grid, row: number): StockRow | null {
  const product = row % grid.product_count;
  const place = grid.places[Math.floor(row / grid.product_count)];
  const [sku, code, unit] = [grid.sku[product], grid.code[product], grid.unit[product]];
  const on_hand_milli = grid.on_hand[row];
  const held_milli = grid.held[row];
  if (!place || !sku || code === undefined || !unit || on_hand_milli === undefined || held_milli === undefined)
    return null;
  const cost_e4 = grid.cost_e4[row] ?? Number.NaN;
  return {
    ...place,
    sku,
    code,
    unit,
    names: namesOf(grid, product),
    on_hand_milli,
    held_milli,
    available_milli: on_hand_milli - held_milli,
    cost_e4: Number.isNaN(cost_e4) ? null : cost_e4,
  };
}
