// A limit with a list of those that are over it. The list may only shrink: an entry must say exactly what is there now.
const ratchetPath = 'tests/tidy/ratchet.json';

export function* overLimit(tree, kind, measured) {
  const list = tree.has(ratchetPath) ? (JSON.parse(tree.text(ratchetPath))[kind] ?? {}) : {};
  const seen = new Set();
  for (const { key, file, line, lines, limit } of measured) {
    seen.add(key);
    const allowed = list[key];
    if (allowed === undefined) {
      if (lines > limit) yield { file, line, message: `${lines} lines, the limit is ${limit}` };
    } else if (lines > allowed) {
      yield { file, line, message: `grew from ${allowed} to ${lines} lines; the limit is ${limit}` };
    } else if (lines < allowed) {
      const then = lines > limit ? `say ${lines}` : 'take it out';
      yield { file, line, message: `has shrunk from ${allowed} to ${lines} lines: ${then} in ${ratchetPath}` };
    }
  }
  for (const key of Object.keys(list)) {
    if (!seen.has(key)) yield { file: ratchetPath, line: 1, message: `${key} is gone: take it out` };
  }
}
