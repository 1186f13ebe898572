// The real server on a folder of its own, to be killed and started again as a test pleases.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const web = resolve(import.meta.dirname, '../..');
const binary = process.env.ZHANGGUI_BINARY ?? resolve(web, '../build/release/zhanggui');
const ready_ms_max = 30_000;

// With the starter shop, with the demo company, or with an empty folder whose first run is asked for. With `network`, a name, it is
// reached over TLS by it.
export async function startServer({ demo = false, starter = !demo, network } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'zhanggui-e2e-'));
  const run = (command, ...args) => {
    const { status, stdout, stderr } = spawnSync(binary, [command, '--data', data, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`zhanggui ${command} ended with ${status}: ${stderr}`);
    return stdout;
  };
  if (demo) run('demo');
  const server = { data, process: null, links: {}, origin: '' };
  const start = async () => {
    const port = server.origin ? new URL(server.origin).port : 0;
    const listen = `${network ? '0.0.0.0' : '127.0.0.1'}:${port}`;
    const { process: child, links } = await spawned([
      'serve',
      '--data',
      data,
      '--web',
      join(web, 'dist'),
      '--listen',
      listen,
      ...(starter ? ['--starter'] : []),
      ...(network ? ['--name', network] : []),
    ]);
    server.process = child;
    // Links are printed at each start; those of the first were used.
    Object.assign(server.links, links);
    server.origin = new URL(links.till ?? links.setup).origin;
  };
  const stop = async (signal) => {
    const child = server.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  };
  await start();
  return {
    data,
    get origin() {
      return server.origin;
    },
    get port() {
      return new URL(server.origin).port;
    },
    get links() {
      return server.links;
    },
    start,
    stop: () => stop('SIGTERM'),
    // Runs a command of the program on the folder, which no server may hold.
    run,
    // As a power cut would: no goodbye.
    kill: () => stop('SIGKILL'),
    close: async () => {
      await stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function spawned(args) {
  const script = binary.endsWith('.mjs');
  const child = script ? spawn(process.execPath, [binary, ...args]) : spawn(binary, args);
  const links = {};
  const errors = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`the server is not ready:\n${errors.join('\n')}`)), ready_ms_max);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}:\n${errors.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^\s*(till|console|setup):\s*(http\S+)/.exec(line);
      // One link a till: the first will do.
      if (match) links[match[1]] ??= match[2];
      if (!links.setup && (!links.till || !links.console)) return;
      clearTimeout(timer);
      done({ process: child, links });
    });
  });
}
