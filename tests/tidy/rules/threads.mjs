// STYLE 34: rooms are plain functions on a Draft.
import { eachMatch, isTest } from '../tree.mjs';

const thread = /\bstd::(?:thread|jthread|async|packaged_task)\b|^\s*#include <(?:thread|future)>/g;

export default {
  name: 'threads',
  reason: 'threads live in app and adapters',
  *check(tree) {
    for (const file of tree.cpp('src/')) {
      if (/^src\/(app|adapters)\//.test(file) || isTest(file)) continue;
      const found = [];
      eachMatch(tree.lexed(file).code, thread, (line) => found.push({ file, line }));
      yield* found;
    }
  },
};
