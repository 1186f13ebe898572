// The moment at which the wall clock of a zone shows "2026-11-27T17:30"; of two the earlier, as the server reads such times.
export function wallInstant(wall: string, zone: string): string {
  const as_utc_ms = Date.parse(`${wall}:00Z`);
  const first = as_utc_ms - offsetMs(as_utc_ms, zone);
  return new Date(as_utc_ms - offsetMs(first, zone)).toISOString();
}

function offsetMs(at_ms: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at_ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown_ms = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown_ms - at_ms;
}
