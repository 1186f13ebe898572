import type { StockGrid } from '#wire/stock.ts';

export interface Thing {
  readonly code: string;
  readonly names: Readonly<Record<string, string>>;
  readonly found_by?: string;
  readonly fold?: string;
  readonly category?: number;
  readonly supplier?: number;
  readonly retired?: 'yes';
  // At each of the two places.
  readonly on_hand: readonly [number, number];
  readonly held?: number;
  readonly low_below?: number;
  readonly dead?: 'yes';
  readonly units?: number;
  readonly sold_days?: number;
  readonly cost_e4?: number;
}

const languages = ['zh-Hant', 'zh-Hans', 'en', 'pt'];

// A grid of two places as the server would send it; all but what is on hand is the same at both.
export function wireGrid(things: readonly Thing[]): StockGrid {
  const places = ['macau', 'taipa'].map((store, at) => ({
    store,
    location: `${store}-shelf`,
    on_hand_milli: things.map(({ on_hand }) => on_hand[at] ?? 0),
    held_milli: things.map(({ held }) => held ?? 0),
    low_below_milli: things.map(({ low_below }) => low_below ?? 0),
    dead: things.flatMap(({ dead }, product) => (dead ? [product] : [])),
    units_milli: things.map(({ units }) => units ?? 0),
    sold_days: things.map(({ sold_days }) => sold_days ?? null),
    cost_e4: things.map(({ cost_e4 }) => cost_e4 ?? null),
  }));
  return {
    as_of: '2026-11-22T01:00:00Z',
    rules: { pace_days: 28, cover_days: 7, unsold_days: 60 },
    products: {
      sku: things.map(({ code }) => `sku ${code}`),
      code: things.map(({ code }) => code),
      names: languages
        .map((language) => ({ language, values: things.map(({ names }) => names[language] ?? '') }))
        .filter(({ values }) => values.some(Boolean)),
      found_by: things.map(({ found_by }) => found_by ?? ''),
      fold: things.map(({ fold }) => fold ?? ''),
      unit: things.map(() => 'each' as const),
      category: things.map(({ category }) => category ?? -1),
      supplier: things.map(({ supplier }) => supplier ?? -1),
      retired: things.flatMap(({ retired }, product) => (retired ? [product] : [])),
    },
    categories: [
      { id: 'drinks', names: { en: 'Drinks' }, parent: null },
      { id: 'cups', names: { en: 'Cups' }, parent: 'ware' },
      { id: 'ware', names: { en: 'Ware' }, parent: null },
    ],
    suppliers: [{ id: 'fong', name: 'Fong' }],
    places,
  };
}
