// What one rule finds in one tree, without the lines that carry a waiver:  tidy: allow <rule>: <why>
// on the line itself or on the one above it. A waiver without a reason is none.

export function findings(tree, rule) {
  const wrong = [];
  let waived = 0;
  for (const finding of rule.check(tree)) {
    if (isWaived(tree, rule, finding)) ++waived;
    else wrong.push({ line: 1, ...finding });
  }
  return { wrong, waived };
}

function isWaived(tree, rule, { file, line }) {
  if (!tree.has(file) || line === undefined) return false;
  const lines = tree.text(file).split('\n');
  const waiver = new RegExp(`tidy: allow ${rule.name}: \\S`);
  return waiver.test(lines[line - 1] ?? '') || waiver.test(lines[line - 2] ?? '');
}
