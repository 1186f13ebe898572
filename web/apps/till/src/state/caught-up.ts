import type { Taken } from '#sync/queue.ts';
import type { Answer } from '#wire/client.ts';

export interface CaughtUp {
  readonly sent: number;
  // Refused, or taken with something that a person must look at.
  readonly conflicts: number;
}

// Counts what reaches the server after it was away, until nothing is left.
export function tallyOfReturn() {
  let was_away: 'no' | 'yes' = 'no';
  let counted: CaughtUp = { sent: 0, conflicts: 0 };
  return {
    heard(answer: Answer<Taken>): void {
      if (answer.kind === 'unreachable') {
        was_away = 'yes';
        return;
      }
      // It keeps its place and is sent again once somebody has signed in.
      if (answer.kind === 'refused' && answer.problem.status === 401) return;
      const is_clean = answer.kind === 'ok' && (answer.value.exceptions ?? []).length === 0;
      counted = {
        sent: counted.sent + (answer.kind === 'ok' ? 1 : 0),
        conflicts: counted.conflicts + (is_clean ? 0 : 1),
      };
    },
    // Null when nothing had been held back.
    drained(): CaughtUp | null {
      const all = was_away === 'yes' && counted.sent + counted.conflicts > 0 ? counted : null;
      was_away = 'no';
      counted = { sent: 0, conflicts: 0 };
      return all;
    },
  };
}
