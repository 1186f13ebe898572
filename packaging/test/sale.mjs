// node sale.mjs TREE LOG sell|check FILE: talks to the server whose output is in LOG. `sell` makes three sales and writes their
// receipts to FILE; `check` asks for each of them again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [tree, log, what, file] = process.argv.slice(2);
const { shop, signIn } = await import(join(tree, 'tests/e2e/lib/server.mjs'));
const link = (name) => readFileSync(log, 'utf8').match(new RegExp(`^${name}: (\\S+)$`, 'm'))?.[1];

if (what === 'sell') {
  const till = await signIn(link('till'));
  const { checkout } = await shop(till);
  const sold = [];
  for (let count = 0; count < 3; ++count) {
    const sale = checkout('D005');
    const answer = await till.post('/v1/checkouts', sale);
    if (answer.status !== 201) throw new Error(answer.text);
    sold.push(sale.id);
  }
  writeFileSync(file, JSON.stringify(sold));
  console.log('sold', sold.length);
} else {
  const owner = await signIn(link('console'));
  const sold = JSON.parse(readFileSync(file, 'utf8'));
  for (const id of sold) {
    const answer = await owner.get(`/v1/receipts/${id}`);
    if (answer.status !== 200) throw new Error(`${id}: ${answer.status}`);
  }
  const page = await fetch(`${new URL(link('console')).origin}/console/`);
  if (page.status !== 200 || !(await page.text()).includes('<script')) throw new Error('the console is not served');
  console.log('found', sold.length);
}
