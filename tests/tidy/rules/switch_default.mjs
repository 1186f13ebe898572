// STYLE 27: a new refusal finds all its places. A switch over numbers, characters or a library's enum may have a default.
import { lineAt } from '../lexer.mjs';

const ownEnum = /\bcase\s+(?!(?:boost|beast|http|asio)::)[\w:]*::\w+\s*:/;

export default {
  name: 'switch_default',
  reason: 'a switch over an enum has no default, so that the compiler names what is missing',
  *check(tree) {
    for (const file of tree.cpp('src/')) {
      const { code } = tree.lexed(file);
      for (const match of code.matchAll(/\bswitch\s*\(/g)) {
        const body = bodyAfter(code, match.index);
        const label = /\bdefault\s*:(?!:)/.exec(body.text);
        if (label && ownEnum.test(body.text)) yield { file, line: lineAt(code, body.at + label.index + 1) };
      }
    }
  },
};

// The text between the braces of the switch, nested blocks blanked, so that an inner switch speaks for itself.
function bodyAfter(code, from) {
  const open = code.indexOf('{', from);
  let depth = 0;
  let text = '';
  for (let at = open; at >= 0 && at < code.length; ++at) {
    if (code[at] === '{') ++depth;
    text += depth <= 1 || code[at] === '\n' ? code[at] : ' ';
    if (code[at] === '}' && --depth === 0) break;
  }
  return { text, at: open };
}
