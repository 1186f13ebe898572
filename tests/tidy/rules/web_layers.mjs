// STYLE TypeScript 1: core -> i18n -> wire -> sync -> ui -> apps; imports only leftwards, and one app never another.
import { posix } from 'node:path';
import { isTest } from '../tree.mjs';
import { lineAt } from '../lexer.mjs';

const layers = ['core', 'i18n', 'wire', 'sync', 'ui', 'paper', 'apps'];
const source = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;

export default {
  name: 'web_layers',
  reason: 'web packages import only leftwards: core, i18n, wire, sync, ui, apps',
  *check(tree) {
    for (const file of tree.ts()) {
      const from = layerOf(file);
      if (!from || isTest(file)) continue;
      const { visible } = tree.lexed(file);
      for (const match of visible.matchAll(source)) {
        const to = layerOf(resolve(file, match[2]));
        const crosses = to && (layers.indexOf(to.layer) > layers.indexOf(from.layer) || (to.layer === 'apps' && to.app !== from.app));
        if (crosses) yield { file, line: lineAt(visible, match.index), message: `${from.layer} may not import ${match[2]}` };
      }
    }
  },
};

function layerOf(path) {
  const found = /^web\/(?:packages\/([a-z0-9]+)|apps\/([a-z]+))\//.exec(`${path}/`);
  if (!found) return null;
  if (found[2]) return { layer: 'apps', app: found[2] };
  return layers.includes(found[1]) ? { layer: found[1] } : null;
}

function resolve(file, specifier) {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  if (specifier.startsWith('#')) return `web/packages/${specifier.slice(1)}`;
  return specifier;
}
