import { defineConfig } from 'vite';
import { appConfig } from './vite.shared.ts';

export default defineConfig(appConfig({ name: 'console', port: 5174 }));
