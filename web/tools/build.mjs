// Builds both apps into dist/ and refuses a build that is over its budget.
import { existsSync } from 'node:fs';
import { build } from 'vite';
import { checkSizes } from './sizes.mjs';

for (const app of ['till', 'console']) {
  if (!existsSync(`apps/${app}/index.html`)) continue;
  await build({ configFile: `vite.${app}.ts`, logLevel: 'warn' });
}
checkSizes();
