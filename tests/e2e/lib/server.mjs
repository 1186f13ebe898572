// Starts the real binary on a folder of its own and talks to it as a till, a console or a program would.
import { spawn, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, everywhere, newDatabase } from './postgres.mjs';

export const binary = process.env.ZG_BINARY ?? 'build/release/zhanggui';

export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-e2e-'));
  if (everywhere) {
    mkdirSync(join(folder, 'company'));
    writeFileSync(join(folder, 'company', 'books.at'), `${newDatabase()}\n`);
  }
  return folder;
}

// What no command does: a statement to the books, wherever they lie.
export function sql(folder, text) {
  const at = join(folder, 'company', 'books.at');
  if (existsSync(at)) return ask(readFileSync(at, 'utf8').trim(), text);
  return execFileSync('sqlite3', [join(folder, 'company', 'books.db'), text], { encoding: 'utf8' });
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
}

// A UUID of version 7 for now.
export function uuid7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

// Resolves when the sign-in links are printed: the server is ready then.
// A folder without a company gets the starter shop, unless `starter` says no: then its first run is asked for.
export function start(folder, options) {
  return launch(folder, options).ready;
}

// A test that ends in the middle leaves no server behind.
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

// The process at once, for whoever does not wait until it is ready.
export function launch(folder, { args = [], prefix = [], starter = true, env = process.env, listen = '127.0.0.1:0' } = {}) {
  const command = [...prefix, binary, 'serve', '--data', folder, '--listen', listen, ...args];
  if (starter) command.push('--starter');
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env });
  running.add(child);
  const began = performance.now();
  let output = '';
  let errors = '';
  // Once all that it said has been read.
  const exited = new Promise((done) => child.once('close', (code, signal) => done({ code, signal, output, errors })));
  child.once('exit', () => running.delete(child));
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const kill = () => {
    child.kill('SIGKILL');
    return exited;
  };
  const stop = () => {
    child.kill('SIGTERM');
    return exited;
  };
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      output += data;
      const link = (name) => output.match(new RegExp(`^${name}: (\\S+)$`, 'm'))?.[1];
      if (!output.includes('Ctrl C')) return;
      const any = link('till') ?? link('console') ?? link('setup');
      resolve({
        child,
        exited,
        readyMs: performance.now() - began,
        tillLink: link('till'),
        consoleLink: link('console'),
        setupLink: link('setup'),
        origin: any ? new URL(any).origin : undefined,
        kill,
        stop,
      });
    });
    exited.then(({ code, errors: text }) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  ready.catch(() => {});
  return { child, exited, ready, kill, stop };
}

// A signed-in browser without a browser.
export async function signIn(link) {
  const url = new URL(link);
  const token = url.hash.replace('#sign-in=', '');
  const answer = await fetch(`${url.origin}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zhanggui': '1', origin: url.origin },
    body: JSON.stringify({ token }),
  });
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return client(url.origin, { cookie, 'x-zhanggui': '1', origin: url.origin }, await answer.json());
}

export function withToken(origin, secret) {
  return client(origin, { authorization: `Bearer ${secret}` });
}

function client(origin, headers, session) {
  async function send(method, path, body) {
    const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : body && JSON.stringify(body);
    const answer = await fetch(origin + path, {
      method,
      headers: { ...headers, ...(raw === undefined ? {} : { 'content-type': 'application/json' }) },
      body: raw,
    });
    const text = await answer.text();
    let json;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: answer.status, text, json, headers: answer.headers };
  }
  return {
    session,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
    // The same browser or program at another server of the company.
    at: (other) => client(other, { ...headers, ...(headers.origin ? { origin: other } : {}) }, session),
    // An answer that goes on: resolves when the server has ended it.
    listen: async (path, signal) => {
      const answer = await fetch(origin + path, { headers, signal });
      const ended = answer.text().catch((error) => error);
      return { status: answer.status, ended };
    },
    // What is no text: the type and the bytes.
    file: async (path) => {
      const answer = await fetch(origin + path, { headers });
      return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
    },
  };
}

// Runs one of the program's tools and answers its output; throws with the output when it fails.
export function tool(...args) {
  return execFileSync(binary, args, { encoding: 'utf8' });
}

export const verify = (folder) => tool('verify', '--data', folder);

// What the starter shop offers to a test: its ids and a checkout of one thing paid in cash.
export async function shop(till) {
  const store = till.session.stores[0];
  const products = (await till.get('/v1/products?limit=100')).json.items;
  const byCode = new Map(products.map((product) => [product.code, product]));
  const checkout = (code, quantity = 1, extra = {}) => {
    const product = byCode.get(code);
    const amount = product.price * quantity;
    return {
      id: uuid7(),
      store: store.id,
      till: till.session.till.id,
      currency: till.session.company.currency,
      lines: [{ sku: product.id, quantity_milli: quantity * 1000 }],
      tenders: [{ kind: 'cash', amount }],
      ...extra,
    };
  };
  return { store, byCode, checkout };
}
