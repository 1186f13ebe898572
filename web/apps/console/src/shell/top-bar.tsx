import { useId } from 'react';
import { applyLanguage, type Language, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Icon } from '#ui/icon.tsx';
import { applyTheme, theme } from '#ui/theme.ts';
import { useStore } from '#ui/use-store.ts';
import { useHouse } from '../state/house.ts';
import { liveState } from '../state/live.ts';
import { useShellStrings } from '../strings/shell.ts';
import { openPanel } from './panel.ts';
import { ScopePicker } from './scope-picker.tsx';

export function TopBar() {
  const { session } = useHouse();
  return (
    <header className="top-bar">
      <ScopePicker />
      <span className="top-company">{session.company.name}</span>
      <SearchButton />
      {session.scopes.includes('event:read') ? <LiveDot /> : null}
      <LanguagePicker />
      <ThemeSwitch />
      <PersonButton />
    </header>
  );
}

const strokes = 'Ctrl K';

function SearchButton() {
  const { bar } = useShellStrings();
  return (
    <button
      type="button"
      className="top-search"
      aria-haspopup="dialog"
      aria-label={`${bar.search} ${strokes}`}
      onClick={() => openPanel('palette')}
    >
      <Icon name="search" size={18} />
      <span>{bar.search}</span>
      <span className="kbd" aria-hidden="true">
        {strokes}
      </span>
    </button>
  );
}

function PersonButton() {
  const { bar } = useShellStrings();
  const { session } = useHouse();
  const label = bar.person(session.person.name);
  return (
    <button
      type="button"
      className="icon-button top-person"
      aria-haspopup="dialog"
      aria-label={label}
      title={label}
      onClick={() => openPanel('menu')}
    >
      <Icon name="person" />
    </button>
  );
}

function LiveDot() {
  const { bar } = useShellStrings();
  const state = useStore(liveState);
  return (
    <p className={`live-dot live-${state}`} role="status">
      <span>{bar[state]}</span>
    </p>
  );
}

function LanguagePicker() {
  const { bar } = useShellStrings();
  const language = useLanguage();
  const id = useId();
  return (
    <div className="picker language-picker">
      <label htmlFor={id} className="visually-hidden">
        {bar.language}
      </label>
      <select id={id} value={language} onChange={(event) => applyLanguage(event.target.value as Language)}>
        {languages.map((value) => (
          <option key={value} value={value} lang={value}>
            {languageNames[value]}
          </option>
        ))}
      </select>
    </div>
  );
}

function ThemeSwitch() {
  const { bar } = useShellStrings();
  const chosen = useStore(theme);
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = (chosen === 'system' ? system : chosen) === 'dark' ? 'light' : 'dark';
  const label = next === 'dark' ? bar.toDark : bar.toLight;
  return (
    <button
      type="button"
      className="icon-button theme-switch"
      aria-label={label}
      title={label}
      onClick={() => applyTheme(next)}
    >
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
