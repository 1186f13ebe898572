import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// All rules, any impact. Evaluated, since the content security policy refuses a script tag.
export async function assertAccessible(page, where) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  if (violations.length === 0) return;
  const lines = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((n) => n.html.slice(0, 160)).join('\n    ')}`,
  );
  throw new Error(`${where}: ${violations.length} accessibility violations\n  ${lines.join('\n  ')}`);
}
