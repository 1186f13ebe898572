import type { FlushEnd } from './queue.ts';

// One tab at a time runs the queue. Without Web Locks (plain http on a LAN address) every tab does, which the server's memory
// of sale ids makes harmless.
export interface RunnerParts {
  readonly flush: () => Promise<FlushEnd>;
  readonly ended: (end: FlushEnd) => void;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  // Returns the function that calls it off.
  readonly later: (run: () => void, delay_ms: number) => () => void;
}

export const delay_first_ms = 1000;
export const delay_max_ms = 15_000;

export interface Runner {
  // Something is queued or the server is back: send now.
  readonly kick: () => void;
}

export function createRunner({ flush, ended, locks, later }: RunnerParts): Runner {
  let delay_ms = delay_first_ms;
  let phase: 'idle' | 'running' | 'running, then again' = 'idle';
  let callOff = () => {};

  const once = async (): Promise<FlushEnd> => {
    try {
      return await (locks ? locks.request('zg-flush', flush) : flush());
    } catch (error) {
      console.error(error); // The disk refused: what is queued stays queued.
      return 'unreachable';
    }
  };
  const settle = (end: FlushEnd): void => {
    ended(end);
    callOff();
    if (end === 'unreachable') {
      callOff = later(kick, delay_ms);
      delay_ms = Math.min(delay_ms * 2, delay_max_ms);
    } else {
      delay_ms = delay_first_ms;
    }
  };
  const run = async (): Promise<void> => {
    phase = 'running';
    settle(await once());
    const again = phaseNow() === 'running, then again';
    phase = 'idle';
    if (again) kick();
  };
  const phaseNow = () => phase;
  const kick = (): void => {
    if (phase === 'idle') void run();
    else phase = 'running, then again';
  };
  return { kick };
}
