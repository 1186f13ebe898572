// STYLE 13: aim at 50 to 150 lines.
import { overLimit } from './ratchet.mjs';

export default {
  name: 'file_size',
  reason: 'at most 600 lines of C++ and 400 of TypeScript in a file',
  *check(tree) {
    const measure = (file, limit) => ({ key: file, file, line: 1, lines: tree.text(file).split('\n').length - 1, limit });
    yield* overLimit(tree, 'file_size', [
      ...tree.cpp().map((file) => measure(file, 600)),
      ...tree.ts().filter((file) => !isGenerated(tree, file)).map((file) => measure(file, 400)),
    ]);
  },
};

const isGenerated = (tree, file) => /do not edit/i.test(tree.text(file).slice(0, 300));
