// The stock page with a hundred thousand shelves, on the real server: its figures by the page's own clock. A suite of its own,
// since it takes a minute; E2E_SHELVES takes fewer.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goods } from './grid/goods.mjs';
import { launch } from './lib/browser.mjs';
import { runTests } from './lib/harness.mjs';
import { startServer } from './lib/server.mjs';
import './grid/hundred-thousand.mjs';

const shelf_count = Number(process.env.E2E_SHELVES ?? 100_000);

const server = await startServer();
const browser = await launch();
try {
  await server.stop();
  const lists = goods(shelf_count);
  for (const [kind, text] of [
    ['products', lists.products],
    ['stock', lists.shelves],
  ]) {
    const file = join(server.data, `${kind}.csv`);
    writeFileSync(file, text);
    const began = Date.now();
    const said = server.run('import', '--kind', kind, '--store', 'M01', file);
    console.log(
      `  ${kind}: ${said.split('\n').find((line) => line.includes('rows read'))}, ${(Date.now() - began) / 1000} s`,
    );
  }
  await server.start();
  await runTests('grid', { server, browser, signedIn: null, shelf_count });
} finally {
  await browser.close();
  await server.close();
}
