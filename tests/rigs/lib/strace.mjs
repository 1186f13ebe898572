// Debian's strace as the fault: it names the system calls of a thread, and kills or fails the n-th of a kind.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const traced = ['openat', 'write', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'fallocate', 'unlink', 'sendto'];

const toTrace = ['-y', '-s', '0', '-e', `trace=${traced.join(',')}`];
// kill: the process ends as it enters the call. eio, enospc: the call is not made and answers so.
const done = { kill: 'signal=KILL', eio: 'error=EIO', enospc: 'error=ENOSPC' };
export const faults = Object.keys(done);
const toInject = ({ call, nth, fault }) => ['-e', `inject=${call}:${done[fault]}:when=${nth}`];

// In front of a command, follows the thread that the program begins with. The program stays the caller's own child (-D).
export const inFrontOf = (out, point) => ['strace', '-D', '-o', out, ...toTrace, ...(point ? toInject(point) : [])];

// Fastens to one thread, or with `all` to all threads of the process, and resolves when it holds.
export async function attach(id, out, { point, all = false } = {}) {
  const words = ['-o', out, ...toTrace, ...(all ? ['-f'] : []), ...(point ? toInject(point) : []), '-p', String(id)];
  const child = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      said += data;
      if (said.includes('attached')) resolve();
    });
    exited.then(() => reject(new Error(`strace: ${said}`)));
  });
  return {
    detach: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

// The calls of a trace in their order: { thread, call, nth, path }, `nth` counted per thread and call as strace counts.
export function callsIn(out, onlyThread = 0) {
  const counts = new Map();
  const calls = [];
  for (const line of readFileSync(out, 'utf8').split('\n')) {
    const match = /^(?:(\d+) +)?(\w+)\((.*)/.exec(line);
    if (!match || !traced.includes(match[2])) continue;
    const [, thread = onlyThread, call, rest] = match;
    const key = `${thread} ${call}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    calls.push({ thread: Number(thread), call, nth: counts.get(key), path: pathIn(call, rest) });
  }
  return calls;
}

// Of a path argument, else of the file that the descriptor stands for.
function pathIn(call, rest) {
  const named = call === 'openat' || call === 'unlink' ? /"([^"]*)"/ : /^\d+<([^>]*)>/;
  return named.exec(rest)?.[1] ?? '';
}

export const hasStruck = (out) => /\(INJECTED\)|\+\+\+ killed by SIGKILL/.test(readFileSync(out, 'utf8'));
