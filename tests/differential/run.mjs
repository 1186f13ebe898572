// node run.mjs [quote_random] [kernel.wasm] [count] [seed]
//
// Prices random baskets natively and in WebAssembly and compares the answers word by word. Exit status 1 at the first
// difference, with the seed that makes that basket again. Before that it spoils one answer on purpose and demands that the
// comparison finds it: a check that cannot fail proves nothing.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const release = fileURLToPath(new URL('../../build/release/', import.meta.url));
const [
  native = `${release}quote_random`,
  kernelPath = `${release}kernel/kernel.wasm`,
  countText = '1000000',
  seedText = '20260101',
] = process.argv.slice(2);
const seed = BigInt(seedText);
const count = Number(countText);

const badDescriptor = () => 8;
const { instance } = await WebAssembly.instantiate(readFileSync(kernelPath), {
  wasi_snapshot_preview1: { fd_write: badDescriptor, fd_seek: badDescriptor, fd_close: badDescriptor },
});
const kernel = instance.exports;
kernel._initialize();

let pricedCount = 0;
const spoiled = 77;
const found = await firstDifference({ count: 200, spoiled });
if (found?.index !== spoiled) {
  console.error(`a difference was planted in basket ${spoiled} and the comparison found ${found?.index ?? 'none'}`);
  process.exit(1);
}

pricedCount = 0;
const began = performance.now();
const difference = await firstDifference({ count });
if (difference) {
  console.error(`basket ${difference.index} differs; make it again with --seed ${seed + BigInt(difference.index)} --count 1`);
  console.error(`basket      ${difference.basket}\nnative      ${difference.expected}\nWebAssembly ${difference.actual}`);
  process.exit(1);
}
// A generator whose baskets are nearly all refused would compare next to nothing.
if (pricedCount < count / 2) throw new Error(`only ${pricedCount} of ${count} baskets were priced`);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${count} random baskets, ${pricedCount} priced, the rest refused: native and WebAssembly agree (${seconds} s)`);

async function firstDifference({ count, spoiled }) {
  const words = ['--seed', `${seed}`, '--count', `${count}`, ...(spoiled === undefined ? [] : ['--spoil', `${spoiled}`])];
  const child = spawn(native, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  let rest = Buffer.alloc(0);
  let index = 0;
  for await (const chunk of child.stdout) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (let frame; (frame = frameAt(bytes, at)); at = frame.end, ++index) {
      const actual = quote(frame.basket);
      if (frame.expected.readBigInt64LE(16) === 0n) ++pricedCount;
      if (actual.equals(frame.expected)) continue;
      child.kill();
      return { index, basket: list(frame.basket), expected: list(frame.expected), actual: list(actual) };
    }
    rest = bytes.subarray(at);
  }
  const status = await closed;
  if (status !== 0 || index !== count) throw new Error(`${native} ended with ${status} after ${index} of ${count} baskets`);
  return undefined;
}

function frameAt(bytes, at) {
  if (at + 16 > bytes.length) return undefined;
  const basketEnd = at + 16 + bytes.readUInt32LE(at) * 8;
  const end = basketEnd + bytes.readUInt32LE(at + 8) * 8;
  if (end > bytes.length) return undefined;
  return { basket: bytes.subarray(at + 16, basketEnd), expected: bytes.subarray(basketEnd, end), end };
}

function quote(basket) {
  const input = kernel.basket_words(basket.length / 8);
  new Uint8Array(kernel.memory.buffer, input, basket.length).set(basket);
  const answer = kernel.quote();
  const wordCount = new DataView(kernel.memory.buffer).getUint32(answer + 8, true);
  return Buffer.from(kernel.memory.buffer, answer, wordCount * 8);
}

function list(bytes) {
  return Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readBigInt64LE(i * 8)).join(' ');
}
