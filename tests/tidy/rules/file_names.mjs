// STYLE 16: drawers become the hub of the cycle.
const drawer = /(^|[_-])(utils?|common|helpers?|misc|manager|stuff)([_.-]|$)/i;

export default {
  name: 'file_names',
  reason: 'a file is named after one noun: no utils, common, helpers, misc, manager',
  *check(tree) {
    for (const file of tree.files) {
      if (!/^(src|web|tests|bench|sim)\//.test(file)) continue;
      const parts = file.split('/').slice(1);
      if (parts.some((part) => drawer.test(part))) yield { file, line: 1 };
      else if (/\.(cpp|h)$/.test(file) && !/^[a-z0-9_]+\.(cpp|h)$/.test(parts.at(-1))) {
        yield { file, line: 1, message: 'C++ files are named in snake_case' };
      }
    }
  },
};
