import { readFileSync } from 'node:fs';
import { loadKernel } from './kernel.ts';
import type { Kernel } from './types.ts';

/** For tests only: the kernel of the release build, or the file that ZG_KERNEL names. */
export function testKernel(): Promise<Kernel> {
  const built = new URL('../../../../build/release/kernel/kernel.wasm', import.meta.url);
  return loadKernel(readFileSync(process.env.ZG_KERNEL ?? built));
}
