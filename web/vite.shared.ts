import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { precompress } from './tools/vite-precompress.ts';
import { type ShellOptions, serviceWorker } from './tools/vite-service-worker.ts';

export interface AppOptions {
  readonly name: 'till' | 'console';
  readonly port: number;
  // Given, the app gets a service worker that keeps its shell for days without a network.
  readonly shell?: ShellOptions;
}

// The native build makes it; see src/quote.
const kernel = process.env.ZG_KERNEL ?? `${import.meta.dirname}/../build/release/kernel/kernel.wasm`;
const server = process.env.ZHANGGUI_SERVER ?? 'http://127.0.0.1:8080';

// The content security policy allows no inline script, style or data font: nothing is inlined into html or css.
export function appConfig({ name, port, shell }: AppOptions): UserConfig {
  return {
    root: `${import.meta.dirname}/apps/${name}`,
    base: `/${name}/`,
    resolve: { alias: [{ find: /^@kernel\.wasm/, replacement: kernel }] },
    plugins: [react(), ...(shell ? [serviceWorker(shell)] : []), precompress()],
    build: {
      outDir: `${import.meta.dirname}/dist/${name}`,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: 'es2022',
      reportCompressedSize: false,
      // What the browser needs first is one file: dozens of small ones compress worse.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
    },
    server: {
      port,
      fs: { allow: [`${import.meta.dirname}/..`] },
      proxy: { '/v1': { target: server, ws: true }, '/healthz': server },
    },
  };
}
