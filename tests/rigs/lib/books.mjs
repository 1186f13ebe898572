// The promises that hold between what clients were answered and what the books say. The server is up and nobody asks it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { binary } from '../../e2e/lib/server.mjs';
import { Finding, require } from './finding.mjs';
import { feed, onHand } from './shop.mjs';

const run = promisify(execFile);
const askers = 8;
const eventOf = { checkout: 'SaleCompleted', sale: 'SaleCompleted', refund: 'SaleRefunded', goods: 'GoodsReceived' };

export async function verify(folder) {
  try {
    await run(binary, ['verify', '--data', folder]);
  } catch (failed) {
    throw new Finding(`verify ended with ${failed.code}:\n${failed.stdout}${failed.stderr}`);
  }
}

// `isComplete`: nothing is on its way any more. `askAgain` picks which of the answered requests are asked once more.
export async function checkBooks({ api, folder, shop, history, isComplete = false, askAgain = () => true }) {
  const [kept] = await Promise.all([keptIn(api, shop, history), verify(folder)]);
  for (const sent of history.answered()) require(kept.has(sent.id), `${sent.kind} ${sent.id} was answered and is not in the books`);
  if (isComplete) for (const id of kept) require(history.byId.get(id).answer !== null, `${id} was refused and is in the books`);
  await checkAnswers(api, history.answered().filter(askAgain));
  await checkShelves(api, shop, history, kept);
  await checkNumbers(api, history, kept);
  return kept.size;
}

// The ids of what the feed tells of: each once, each asked for by somebody.
async function keptIn(api, shop, history) {
  const kept = new Set();
  for (const { type, aggregate } of await feed(api)) {
    if (shop.documents.has(aggregate) || type === 'ExceptionRaised') continue;
    const sent = history.byId.get(aggregate);
    require(sent, `nobody asked for ${type} ${aggregate}`);
    require(type === eventOf[sent.kind], `${sent.kind} ${aggregate} is told of as ${type}`);
    require(!kept.has(aggregate), `${type} ${aggregate} is told of twice`);
    kept.add(aggregate);
  }
  return kept;
}

async function checkAnswers(api, answered) {
  const waiting = [...answered];
  const asker = async () => {
    for (let sent = waiting.pop(); sent; sent = waiting.pop()) {
      const { status, text, isReplayed } = await api.post(sent.path, sent.body);
      const what = `${sent.kind} ${sent.id}`;
      require(status === 200 && isReplayed, `${what} was answered and is now ${status}: ${text.slice(0, 300)}`);
      require(text === sent.answer, () => `${what} is answered with other bytes:\n${sent.answer}\n${text}`);
    }
  };
  await Promise.all(Array.from({ length: askers }, asker));
}

async function checkShelves(api, shop, history, kept) {
  const expected = new Map(shop.onHand);
  for (const id of kept) for (const { sku, milli } of history.byId.get(id).moved) expected.set(sku, expected.get(sku) + milli);
  const found = await onHand(api, shop);
  for (const [sku, milli] of expected) {
    require(found.get(sku) === milli, `the shelf holds ${found.get(sku)} of ${sku}, by what is kept ${milli}`);
  }
}

// Tills send in order and the server numbers as it writes, so no series ever has a gap.
async function checkNumbers(api, history, kept) {
  const series = new Map();
  for (const id of kept) {
    const sent = history.byId.get(id);
    if (sent.kind === 'goods') continue;
    const receipt = sent.answer === null ? await api.read(`/v1/receipts/${id}`) : JSON.parse(sent.answer);
    const name = receipt.number.slice(0, receipt.number.search(/\d+$/));
    if (!series.has(name)) series.set(name, new Map());
    require(!series.get(name).has(receipt.sequence), `number ${receipt.number} was given twice`);
    series.get(name).set(receipt.sequence, id);
  }
  for (const [name, numbers] of series) {
    for (let sequence = 1; sequence <= numbers.size; ++sequence) {
      require(numbers.has(sequence), `${name}${sequence} is missing of ${numbers.size}`);
    }
  }
}

// How the shelves came to hold what they hold: each document moved each of its goods once, and what a till's sale took below
// zero has exactly one exception. Reads every movement, so it is for the end of a run.
export async function checkMovements({ api, shop, history }) {
  const exceptions = await exceptionsOf(api);
  const seen = new Set();
  for (const { sku } of shop.goods) {
    for (const { document, quantity_milli, on_hand_milli } of await movementsOf(api, shop, sku)) {
      const sent = history.byId.get(document);
      if (!sent) {
        require(shop.documents.has(document), `nobody asked for the movement ${document} of ${sku}`);
        continue;
      }
      const wanted = sent.moved.find((each) => each.sku === sku);
      require(wanted?.milli === quantity_milli, `${sent.kind} ${sent.id} moved ${quantity_milli} of ${sku}`);
      require(!seen.has(document + sku), `${sent.kind} ${sent.id} moved ${sku} twice`);
      seen.add(document + sku);
      const isBelow = quantity_milli < 0 && on_hand_milli < 0;
      require(!isBelow || sent.kind === 'sale', `${sent.kind} ${sent.id} left ${on_hand_milli} of ${sku}`);
      const raised = exceptions.get(document + sku) ?? 0;
      require(raised === (isBelow ? 1 : 0), `${sent.kind} ${sent.id} left ${on_hand_milli} of ${sku} and has ${raised} exceptions`);
    }
  }
}

async function movementsOf(api, shop, sku) {
  const all = [];
  for (let before = null; ; ) {
    const page = await api.read(
      `/v1/stock/movements?sku=${sku}&location=${shop.location}&limit=200${before === null ? '' : `&before=${before}`}`,
    );
    all.push(...page.items);
    if (!page.next_before) return all;
    before = page.next_before;
  }
}

// Receipt and SKU -> how often it is said to have left less than nothing.
async function exceptionsOf(api) {
  const counts = new Map();
  for (let after = ''; ; ) {
    const page = await api.read(`/v1/exceptions?limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    for (const { kind, receipt, sku } of page.items) {
      if (kind !== 'stock_below_zero') throw new Finding(`receipt ${receipt} has the exception ${kind}`);
      counts.set(receipt + sku, (counts.get(receipt + sku) ?? 0) + 1);
    }
    if (!page.next) return counts;
    after = page.next;
  }
}
