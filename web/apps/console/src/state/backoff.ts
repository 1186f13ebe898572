const first_ms = 500;
const last_ms = 15_000;

// 0.5, 1, 2, 4, 8, then 15 s; `spread` from 0 to 1 takes up to a quarter off, so that many consoles do not come back at once.
export function backoff_ms(attempt: number, spread: number): number {
  const whole = Math.min(last_ms, first_ms * 2 ** Math.min(attempt, 10));
  return Math.round(whole * (1 - spread / 4));
}
