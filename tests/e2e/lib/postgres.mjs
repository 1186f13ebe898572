// Books in a PostgreSQL of the tests' own (tests/postgres/server.sh), a schema for each folder. With ZG_TEST_ENGINE=postgres every
// test of the real binary keeps its books there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

const programs = '/usr/lib/postgresql/15/bin';
const script = fileURLToPath(new URL('../../postgres/server.sh', import.meta.url));

export const isInstalled = existsSync(`${programs}/postgres`);
export const everywhere = process.env.ZG_TEST_ENGINE === 'postgres';

let folder;
let schemas = 0;

function server() {
  if (folder) return folder;
  folder = `/tmp/zg_e2e_postgres_${process.pid}`;
  execFileSync(script, ['start', folder, `${process.pid}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => execFileSync(script, ['stop', folder], { stdio: 'ignore' }));
  return folder;
}

export const crash = () => execFileSync(script, ['crash', server()], { stdio: 'ignore' });
export const startAgain = () => execFileSync(script, ['again', server()], { stdio: 'ignore' });

const address = (socketFolder, schema) =>
  `postgres://postgres@/postgres?host=${socketFolder}&options=-csearch_path%3D${schema}`;

// The answer of one question to a database, as text.
export const ask = (url, sql) => execFileSync(`${programs}/psql`, [url, '-Atqc', sql], { encoding: 'utf8' }).trim();

// A database without anything in it: its address.
export function newDatabase() {
  const schema = `books_${++schemas}`;
  ask(address(server(), 'public'), `CREATE SCHEMA ${schema}`);
  return address(folder, schema);
}

// Stands between a server and its database. cut('before') breaks the connection of the next commit before the database hears of
// it, cut('after') once it has committed and before the server hears of that. Both resolve when it has happened.
export function wire(url) {
  const own = `/tmp/zg_e2e_wire_${process.pid}_${schemas}`;
  mkdirSync(own, { recursive: true });
  let armed;
  const ends = new Set();
  const listener = net.createServer((near) => {
    const far = net.connect(`${folder}/.s.PGSQL.5432`);
    const close = () => {
      near.destroy();
      far.destroy();
    };
    ends.add(close);
    let isCutting = false;
    near.on('data', (bytes) => {
      // A commit with what the batch has written; one that only ends a question is a message of another form.
      if (armed && bytes.includes('\0COMMIT\0')) {
        const { when, done } = armed;
        armed = undefined;
        isCutting = true;
        if (when === 'after') {
          far.once('data', () => {
            close();
            done();
          });
          far.write(bytes);
          return;
        }
        close();
        done();
        return;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!isCutting) near.write(bytes);
    });
    for (const end of [near, far]) end.on('error', close).on('close', close);
  });
  listener.listen(`${own}/.s.PGSQL.5432`);
  return {
    url: url.replace(`host=${folder}`, `host=${own}`),
    cut: (when) => new Promise((done) => (armed = { when, done })),
    close: () => {
      listener.close();
      ends.forEach((close) => close());
      rmSync(own, { recursive: true, force: true });
    },
  };
}
