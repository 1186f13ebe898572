import kernelUrl from '@kernel.wasm?url';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/tokens.css';
import '#ui/base.css';
import { createStore } from '#core/store.ts';
import { language, startLanguage } from '#i18n/language.ts';
import { applyTheme, theme } from '#ui/theme.ts';
import { createClient } from '#wire/client.ts';
import { App } from './app.tsx';
import { registerWorker } from './shell/update.ts';
import { type BootPhase, boot, loading, takeSignInToken } from './state/boot.ts';

startLanguage();
applyTheme(theme.get());
registerWorker();

const phase = createStore<BootPhase>(loading);
void boot({
  client: createClient(
    (input, init) => fetch(input, init),
    () => language.get(),
    'till',
  ),
  kernel_bytes: fetch(kernelUrl).then((response) => response.arrayBuffer()),
  sign_in_token: takeSignInToken(location, history),
  phase,
});

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App phase={phase} />
    </StrictMode>,
  );
}
