import { expect, test } from 'vitest';
import { loadKernel } from './kernel.ts';
import { testKernel } from './test-kernel.ts';
import type { Basket } from './types.ts';

const kernel = await testKernel();
const basket = {
  hasMember: false,
  taxClasses: [{ rateMicro: 130_000, mode: 'inside' }],
  promotions: [],
  coupons: [],
  lines: [{ sku: 'pan', unitPrice: 11_300n, quantityMilli: 1000n, taxClass: 0 }],
} satisfies Basket;

test('prices a basket', () => {
  const answer = kernel.quoteBasket(basket);
  expect(answer).toMatchObject({ kind: 'quoted', totals: { net: 10_000n, taxInside: 1_300n, total: 11_300n } });
});

test('an answer stays good when the next basket is priced', () => {
  const first = kernel.quoteWords(BigInt64Array.of(1n, 2n));
  const kept = [...first];
  kernel.quoteBasket(basket);
  expect([...first]).toEqual(kept);
});

test('refuses words that are no basket', () => {
  expect([...kernel.quoteWords(BigInt64Array.of())]).toEqual([2n, 6n, 1n, 0n, 0n, 0n]);
});

test('prices the largest basket, for which the memory has to grow', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => ({
    sku: `${i}`,
    unitPrice: 5n,
    quantityMilli: 1000n,
    taxClass: 0,
  }));
  const skuScope = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const coupons = Array.from({ length: 200 }, () => ({ discount: { kind: 'amount', minor: 1n }, skuScope }) as const);
  const parts = [{ count: 1, lines: lines.map((_, at) => at) }];
  const promotions = Array.from({ length: 200 }, () => ({ kind: 'percent', parts }) as const);
  const answer = kernel.quoteBasket({ ...basket, lines, promotions, coupons });
  expect(answer).toMatchObject({ kind: 'quoted', totals: { gross: 5000n, discount: 200n, total: 4800n } });
});

test('a number beyond 64 bits is a bug of the caller and does not become another number', () => {
  const lines = [{ sku: 'pan', unitPrice: 2n ** 64n, quantityMilli: 1000n, taxClass: 0 }];
  expect(() => kernel.quoteBasket({ ...basket, lines })).toThrow(RangeError);
});

test('gives a line back in pieces without losing a cent', () => {
  const give = (beforeMilli: bigint) =>
    kernel.refundShare({ paidMinor: 1000n, soldMilli: 3000n, beforeMilli, nowMilli: 1000n });
  expect([give(0n), give(1000n), give(2000n), give(3000n)]).toEqual([333n, 334n, 333n, null]);
});

// A module with the kernel's exports whose `quote` answers nothing once and traps the second time, byte by byte because the real
// kernel knows no input that traps it.
function trapsTheSecondTime(): Uint8Array<ArrayBuffer> {
  const named = (name: string, kind: number, index: number) => [name.length, ...Buffer.from(name), kind, index];
  const entries = [
    ...named('memory', 2, 0),
    ...named('_initialize', 0, 0),
    ...named('basket_words', 0, 1),
    ...named('quote', 0, 2),
    ...named('refund_share', 0, 3),
  ];
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 13, 3, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 0, 1, 0x7f], // types () -> (), (i32) -> i32, () -> i32
    ...[3, 5, 4, 0, 1, 2, 2],
    ...[5, 3, 1, 0, 1], // one page of memory
    ...[6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b], // a mutable global: has `quote` been called?
    ...[7, entries.length + 1, 5, ...entries],
    ...[10, 29, 4],
    ...[2, 0, 0x0b],
    ...[4, 0, 0x41, 8, 0x0b],
    ...[14, 0, 0x23, 0, 0x04, 0x40, 0x00, 0x0b, 0x41, 1, 0x24, 0, 0x41, 16, 0x0b], // if called, unreachable
    ...[4, 0, 0x41, 16, 0x0b],
  );
}

test('after a trap the next basket gets a new instance', async () => {
  const broken = await loadKernel(trapsTheSecondTime());
  const words = BigInt64Array.of(1n);
  expect(broken.quoteWords(words)).toHaveLength(0);
  expect(() => broken.quoteWords(words)).toThrow(WebAssembly.RuntimeError);
  expect(broken.quoteWords(words)).toHaveLength(0);
});

test('bytes that are no kernel are not started', async () => {
  await expect(loadKernel(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))).rejects.toThrow('no quote kernel');
});
