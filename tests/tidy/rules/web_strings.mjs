// STYLE TypeScript 17: what a person reads is a key of web/packages/i18n, complete in every language.
import { isTest } from '../tree.mjs';
import { lineAt } from '../lexer.mjs';

const textBetweenTags = /(?<=[\w"'}\]/]\s*>)([^<>{}=;()&|]*\p{L}{2,}[^<>{}=;()&|]*)(?=<\/?[A-Za-z>])/gu;
const spokenAttribute = /\s(?:aria-label|aria-description|title|alt|placeholder|label)="([^"]*\p{L}{2,}[^"]*)"/gu;
const chinese = /\p{Script=Han}/u;

export default {
  name: 'web_strings',
  reason: 'a visible string is a key of web/packages/i18n',
  *check(tree) {
    for (const file of tree.ts()) {
      if (isTest(file) || file.startsWith('web/packages/i18n/') || /(^|\/)strings\.ts$/.test(file)) continue;
      const { visible, strings } = tree.lexed(file);
      const lines = new Set();
      if (file.endsWith('.tsx')) {
        for (const pattern of [textBetweenTags, spokenAttribute]) {
          for (const match of visible.matchAll(pattern)) {
            const skipped = match[0].length - match[0].trimStart().length;
            lines.add(lineAt(visible, match.index + skipped + 1));
          }
        }
      }
      for (const { line, text } of strings) if (chinese.test(text)) lines.add(line);
      for (const line of lines) yield { file, line };
    }
  },
};
