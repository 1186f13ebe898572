import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/tokens.css';
import '#ui/base.css';
import './app.css';
import { createStore } from '#core/store.ts';
import { language, startLanguage } from '#i18n/language.ts';
import { applyTheme, theme } from '#ui/theme.ts';
import { createClient } from '#wire/client.ts';
import { App } from './app.tsx';
import { router } from './router.tsx';
import { boot, type Phase, takeSignInToken } from './state/boot.ts';
import { startDensity } from './state/density.ts';
import { startShellStrings } from './strings/shell.ts';

startLanguage();
startDensity();
applyTheme(theme.get());

const client = createClient(
  (input, init) => fetch(input, init),
  () => language.get(),
  'console',
);
const phase = createStore<Phase>({ name: 'loading' });
void boot(client, takeSignInToken(location, history)).then(phase.set);
// The page of the address comes while the server is asked who this is.
void router.load();

const root = document.getElementById('app');
await startShellStrings();
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} phase={phase} />
    </StrictMode>,
  );
}
