import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{apps,packages}/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 10_000 },
});
