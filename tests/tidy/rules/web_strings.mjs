// STYLE TypeScript 17: what a person reads is a key; the texts lie in web/packages/i18n and in the strings of an app.
import { isTest } from '../tree.mjs';
import { lineAt } from '../lexer.mjs';

const textBetweenTags = /(?<=[\w"'}\]/]\s*>)([^<>{}=;()&|]+)(?=<\/?[A-Za-z>])/g;
const spokenAttribute = /\s(?:aria-label|aria-description|title|alt|placeholder|label)="([^"\n]*)"/g;
const word = /\p{L}{2,}/u;
const chinese = /\p{Script=Han}/u;

export default {
  name: 'web_strings',
  reason: 'a visible string is a key, and its text lies in a strings file',
  *check(tree) {
    for (const file of tree.ts()) {
      if (isTest(file) || file.startsWith('web/packages/i18n/') || /\/strings(\.ts$|\/)/.test(file)) continue;
      const { visible, strings } = tree.lexed(file);
      const lines = new Set();
      if (file.endsWith('.tsx')) {
        for (const pattern of [textBetweenTags, spokenAttribute]) {
          for (const match of visible.matchAll(pattern)) {
            if (!word.test(match[1])) continue;
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
