// A PostgreSQL 15 of Debian's package with its own settings, for a bench: in a folder, on a socket in it, as a person who is not root.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';

const programs = '/usr/lib/postgresql/15/bin';
const isRoot = process.getuid() === 0;

function run(program, ...args) {
  const words = [`${programs}/${program}`, ...args];
  const [command, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...words] : words;
  return execFileSync(command, rest, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
}

export class Postgres {
  constructor(folder) {
    this.folder = folder;
    this.data = `${folder}/data`;
    mkdirSync(folder, { recursive: true });
    if (isRoot) execFileSync('chown', ['postgres', folder]);
    run('initdb', '--pgdata', this.data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C');
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder}`;
    run('pg_ctl', '--silent', '--pgdata', this.data, '--log', `${folder}/log`, '--options', settings, '--wait', 'start');
    this.pid = Number(readFileSync(`${this.data}/postmaster.pid`, 'utf8').split('\n')[0]);
  }

  url(database) {
    return `postgres://postgres@/${database}?host=${this.folder}`;
  }

  ask(database, sql) {
    return execFileSync(`${programs}/psql`, [this.url(database), '-Atqc', sql], { encoding: 'utf8' }).trim();
  }

  stop() {
    run('pg_ctl', '--silent', '--pgdata', this.data, '--mode', 'immediate', 'stop');
  }
}

// Processor time of a process with its children, those that have ended too, in microseconds: it tells in steps of 10 ms.
export function cpuUs(pid) {
  const ticks = (text, ...fields) => fields.reduce((sum, field) => sum + Number(text[field]), 0);
  const stat = (id) => readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ');
  let sum = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    for (const child of readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean)) {
      // One that has just ended is in its parent's own, which is read last.
      if (existsSync(`/proc/${child}`)) sum += ticks(stat(child), 11, 12);
    }
  }
  return (sum + ticks(stat(pid), 11, 12, 13, 14)) * 10_000;
}
