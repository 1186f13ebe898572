// node size.mjs kernel.wasm: fails when the kernel, compressed as it is served, is larger than a till should load.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const gzipBytesMax = 40_000;
const path = process.argv[2];
const gzipBytes = gzipSync(readFileSync(path), { level: 9 }).length;
console.log(`kernel: ${gzipBytes} bytes compressed, at most ${gzipBytesMax}`);
process.exit(gzipBytes <= gzipBytesMax ? 0 : 1);
