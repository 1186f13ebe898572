import { decodeAnswer } from './decode-answer.ts';
import { encodeBasket } from './encode-basket.ts';
import type { Kernel } from './types.ts';

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly _initialize: () => void;
  readonly basket_words: (count: number) => number;
  readonly quote: () => number;
  readonly refund_share: () => number;
}

// Nothing in the kernel writes, but its C library asks for these by name. 8 is WASI's "bad file descriptor".
const badDescriptor = () => 8;
const imports = {
  wasi_snapshot_preview1: { fd_write: badDescriptor, fd_seek: badDescriptor, fd_close: badDescriptor },
} satisfies WebAssembly.Imports;

/** Compiles kernel.wasm once. The kernel keeps one instance; after a trap it throws that away and starts a new one. */
export async function loadKernel(bytes: BufferSource): Promise<Kernel> {
  const module = await WebAssembly.compile(bytes);
  let exports: Exports | undefined = start(module);

  const call = (words: BigInt64Array, run: (kernel: Exports) => BigInt64Array): BigInt64Array => {
    exports ??= start(module);
    const kernel = exports;
    try {
      const pointer = kernel.basket_words(words.length);
      if (pointer === 0) throw new RangeError(`${words.length} words are more than any basket has`);
      new BigInt64Array(kernel.memory.buffer, pointer, words.length).set(words);
      return run(kernel);
    } catch (error) {
      // A trap leaves the memory in an unknown state.
      if (error instanceof WebAssembly.RuntimeError) exports = undefined;
      throw error;
    }
  };
  const quoteWords = (words: BigInt64Array) => call(words, (kernel) => answerWords(kernel, kernel.quote()));

  return {
    quoteWords,
    quoteBasket: (basket) => decodeAnswer(quoteWords(encodeBasket(basket))),
    refundShare: ({ paidMinor, soldMilli, beforeMilli, nowMilli }) => {
      const words = BigInt64Array.of(paidMinor, soldMilli, beforeMilli, nowMilli);
      const [fits, share] = call(words, (kernel) => copyWords(kernel, kernel.refund_share(), 2));
      return fits === 1n && share !== undefined ? share : null;
    },
  };
}

function start(module: WebAssembly.Module): Exports {
  const exports = new WebAssembly.Instance(module, imports).exports;
  if (!isKernel(exports)) throw new Error('these bytes are no quote kernel');
  exports._initialize();
  return exports;
}

function isKernel(exports: object): exports is Exports {
  return (
    'memory' in exports &&
    '_initialize' in exports &&
    'basket_words' in exports &&
    'quote' in exports &&
    'refund_share' in exports
  );
}

// The answer's second word is its length.
function answerWords(kernel: Exports, pointer: number): BigInt64Array {
  const count = new BigInt64Array(kernel.memory.buffer, pointer, 2)[1] ?? 0n;
  return copyWords(kernel, pointer, Number(count));
}

function copyWords(kernel: Exports, pointer: number, count: number): BigInt64Array {
  return new BigInt64Array(kernel.memory.buffer, pointer, count).slice();
}
