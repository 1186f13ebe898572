import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export interface ShellOptions {
  // The worker's source; it reads `shell` and `version`, which are written above it.
  readonly source: string;
}

// Writes sw.js with the list of the built files. The cache is named after their content, so a new build is a new cache.
export function serviceWorker({ source }: ShellOptions): Plugin {
  let copied: readonly string[] = [];
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      copied = readdirSync(config.publicDir);
    },
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      const names = Object.keys(bundle)
        .filter((name) => !name.endsWith('.map'))
        .sort();
      for (const name of names) {
        const file = bundle[name];
        if (!file) continue;
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      const worker = readFileSync(source, 'utf8');
      const version = hash.update(worker).digest('hex').slice(0, 16);
      const shell = ['./', ...names.filter((name) => name !== 'index.html'), ...copied];
      this.emitFile({
        type: 'asset',
        fileName: 'sw.js',
        source: `const version = '${version}';\nconst shell = ${JSON.stringify(shell)};\n${worker}`,
      });
    },
  };
}
