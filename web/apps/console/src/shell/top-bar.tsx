import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { applyLanguage, type Language, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Icon } from '#ui/icon.tsx';
import { applyTheme, theme } from '#ui/theme.ts';
import { useStore } from '#ui/use-store.ts';
import { useHouse } from '../state/house.ts';
import { liveState } from '../state/live.ts';
import { keepStore, useStoreChoice } from '../state/use-store-choice.ts';
import { useShellStrings } from '../strings/shell.ts';

export function TopBar() {
  const { session } = useHouse();
  return (
    <header className="top-bar">
      <StorePicker />
      <span className="top-company">{session.company.name}</span>
      <LiveDot />
      <LanguagePicker />
      <ThemeSwitch />
    </header>
  );
}

function StorePicker() {
  const { bar } = useShellStrings();
  const { session } = useHouse();
  const store = useStoreChoice();
  const navigate = useNavigate();
  const id = useId();
  const choose = (next: string) =>
    void navigate({ to: '.', search: ({ store: _, ...rest }) => ({ ...rest, ...keepStore(next || undefined) }) });
  return (
    <div className="picker">
      <label htmlFor={id} className="visually-hidden">
        {bar.store}
      </label>
      <select id={id} value={store ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{bar.allStores}</option>
        {session.stores.map(({ id: value, code, name }) => (
          <option key={value} value={value}>
            {`${code} ${name}`}
          </option>
        ))}
      </select>
    </div>
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
    <div className="picker">
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
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => applyTheme(next)}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
