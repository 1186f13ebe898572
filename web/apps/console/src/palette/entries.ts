import { useNavigate } from '@tanstack/react-router';
import { applyLanguage, languageNames, languages } from '#i18n/language.ts';
import type { IconName } from '#ui/icon.tsx';
import { applyTheme } from '#ui/theme.ts';
import { allPages, mayOpen } from '../shell/pages.ts';
import { openPanel } from '../shell/panel.ts';
import { applyDensity, densities } from '../state/density.ts';
import { useHouse } from '../state/house.ts';
import { regionsOf, scopeOfRegion } from '../state/scope.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useMenuStrings } from '../strings/menu.ts';
import { usePaletteStrings } from '../strings/palette.ts';
import { useShellStrings } from '../strings/shell.ts';
import type { Findable } from './match.ts';

export const entryGroups = ['receipts', 'views', 'pages', 'products', 'members', 'stores', 'actions'] as const;
export type EntryGroup = (typeof entryGroups)[number];

export interface Entry extends Findable {
  readonly id: string;
  readonly group: EntryGroup;
  readonly icon: IconName;
  readonly hint?: string;
  readonly run: () => void;
}

// What the palette knows without asking the server.
export function useKnownEntries(): readonly Entry[] {
  const shell = useShellStrings();
  const { menu } = useMenuStrings();
  const texts = usePaletteStrings();
  const house = useHouse();
  const scope = useStoreChoice();
  const navigate = useNavigate();
  const goTo = (to: (typeof allPages)[number]['to']) => () => void navigate({ to, search: keepStore(scope) });
  const look = (next: string | undefined) => () =>
    void navigate({ to: '.', search: ({ store: _, ...rest }) => ({ ...rest, ...keepStore(next) }) });
  const pages = allPages.filter(mayOpen(house.session.scopes)).map(({ to, name, icon, key }): Entry => {
    const label = shell.nav[name];
    return { id: to, group: 'pages', icon, label, words: to, hint: `G ${key.toUpperCase()}`, run: goTo(to) };
  });
  const regions = regionsOf(house).flatMap(({ name }): Entry[] => {
    if (name === null) return [];
    const label = shell.bar.region(name);
    return [{ id: `region-${name}`, group: 'stores', icon: 'store', label, run: look(scopeOfRegion(name)) }];
  });
  const stores = house.session.stores.map(({ id, code, name, region }): Entry => {
    const hint = region ?? '';
    return { id, group: 'stores', icon: 'store', label: `${code} ${name}`, hint, run: look(id) };
  });
  const company: Entry = {
    id: 'all',
    group: 'stores',
    icon: 'store',
    label: shell.bar.allStores,
    run: look(undefined),
  };
  return [...pages, company, ...regions, ...stores, ...actions(shell, menu, texts, () => void house.signOut())];
}

function actions(
  shell: ReturnType<typeof useShellStrings>,
  menu: ReturnType<typeof useMenuStrings>['menu'],
  texts: ReturnType<typeof usePaletteStrings>,
  signOut: () => void,
): readonly Entry[] {
  const action = (id: string, icon: IconName, label: string, run: () => void): Entry => ({
    id,
    group: 'actions',
    icon,
    label,
    words: id.replaceAll('-', ' '),
    run,
  });
  return [
    action('theme-light', 'sun', shell.bar.toLight, () => applyTheme('light')),
    action('theme-dark', 'moon', shell.bar.toDark, () => applyTheme('dark')),
    ...languages.map((value) =>
      action(`language-${value}`, 'globe', texts.speak(languageNames[value]), () => applyLanguage(value)),
    ),
    ...densities.map((value) =>
      action(`density-${value}`, 'menu', `${menu.density}: ${menu.densities[value]}`, () => applyDensity(value)),
    ),
    action('keys-help', 'keyboard', menu.keys, () => openPanel('keys')),
    action('sign-out', 'leave', menu.signOut, signOut),
  ];
}
