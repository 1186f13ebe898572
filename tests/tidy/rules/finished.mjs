// What is in the tree is meant. What is not done yet is a decision record or an entry of the tracker, not a mark in the code.
const mark = /\b(TODO|FIXME|XXX|HACK)\b/;

export default {
  name: 'finished',
  reason: 'no marks of unfinished work in the tree',
  *check(tree) {
    for (const file of tree.files) {
      if (!/\.(cpp|h|sql|ts|tsx|mjs|css|html|md|sh|cmake)$|^bin\/\w+$|CMakeLists\.txt$/.test(file) || file.startsWith('tests/tidy/')) continue;
      const lines = tree.text(file).split('\n');
      for (const [index, content] of lines.entries()) if (mark.test(content)) yield { file, line: index + 1 };
    }
  },
};
