// A promise that was broken: what a trial ends with. Everything else that is thrown is a fault of the rig.
export class Finding extends Error {}

export function require(holds, text) {
  if (!holds) throw new Finding(typeof text === 'function' ? text() : text);
}

// Before the rig ends it: a server that has ended by itself, without a fault, has broken a promise.
export async function requireAlive({ child, exited }) {
  if (child.exitCode === null && child.signalCode === null) return;
  const { code, signal, output, errors } = await exited;
  throw new Finding(`the server ended by itself with ${code ?? signal}: ${output.split('\n').at(-2)} ${errors}`);
}

// A connection that is lost while nobody breaks anything is a finding too, with what became of the server.
export async function unbroken({ child }, work) {
  try {
    return await work();
  } catch (lost) {
    if (lost instanceof Finding || lost.code === undefined) throw lost;
    await new Promise((done) => setTimeout(done, 500));
    const state = child.exitCode ?? child.signalCode;
    throw new Finding(`${lost.message} from a server that ${state === null ? 'is there' : `has ended with ${state}`}`);
  }
}
