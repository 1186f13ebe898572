import { defineConfig } from 'vite';
import { appConfig } from './vite.shared.ts';

export default defineConfig(appConfig({ name: 'till', port: 5173, shell: { source: 'apps/till/src/sw.js' } }));
