import { pick, type Raw } from '../state/filters.ts';

export const sections = ['company', 'home', 'receipt', 'loyalty', 'terms', 'tokens'] as const;
export type Section = (typeof sections)[number];

export interface SettingsSearch {
  readonly section?: Section;
}

export function readSettingsSearch(raw: Raw): SettingsSearch {
  const known: readonly string[] = sections;
  return pick(raw, { section: (text) => known.includes(text) }) as SettingsSearch;
}
