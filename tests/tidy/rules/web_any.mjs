// STYLE TypeScript 12.
import { eachMatch } from '../tree.mjs';

const any = /(?::|\bas|[<,|&]|=>)\s*any\b(?!\s*\()|@ts-(?:ignore|nocheck)/g;

export default {
  name: 'web_any',
  reason: 'no any: parse at the edge, `unknown` until then',
  *check(tree) {
    for (const file of tree.ts()) {
      const found = [];
      eachMatch(tree.lexed(file).code, any, (line) => found.push({ file, line }));
      eachMatch(tree.text(file), /@ts-(?:ignore|nocheck)/g, (line) => found.push({ file, line }));
      yield* found;
    }
  },
};
