// A promise that was broken: what a trial ends with. Everything else that is thrown is a fault of the rig.
export class Finding extends Error {}

export function require(holds, text) {
  if (!holds) throw new Finding(typeof text === 'function' ? text() : text);
}
