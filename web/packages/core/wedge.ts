// A keyboard-wedge scanner types its digits within a few milliseconds each and ends with Enter; a person does not.
export interface Wedge {
  readonly text: string;
  readonly last_ms: number;
}

export const emptyWedge: Wedge = { text: '', last_ms: 0 };
const gap_max_ms = 45;
const length_min = 6;

export interface WedgeStep {
  readonly wedge: Wedge;
  // The whole code, at its Enter.
  readonly code: string | null;
}

export function feedWedge(wedge: Wedge, key: string, at_ms: number): WedgeStep {
  const quick = at_ms - wedge.last_ms <= gap_max_ms;
  if (key === 'Enter') {
    const code = quick && wedge.text.length >= length_min ? wedge.text : null;
    return { wedge: emptyWedge, code };
  }
  if (key.length !== 1 || !/[0-9A-Za-z-]/.test(key)) return { wedge: key === 'Shift' ? wedge : emptyWedge, code: null };
  return { wedge: { text: quick ? wedge.text + key : key, last_ms: at_ms }, code: null };
}
