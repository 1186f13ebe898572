// STYLE 17: a function under 70 lines; a component of the web pages under 150. A rough brace counter finds them.
import { isTest } from '../tree.mjs';
import { lineAt } from '../lexer.mjs';
import { overLimit } from './ratchet.mjs';

export default {
  name: 'function_length',
  reason: 'at most 70 lines in a function, 150 in a component',
  *check(tree) {
    const measured = [];
    for (const file of tree.cpp()) {
      for (const found of cppFunctions(tree.lexed(file).code)) measured.push({ ...found, file, limit: 70 });
    }
    for (const file of tree.ts()) {
      if (isTest(file)) continue;
      for (const found of tsFunctions(tree.lexed(file).code)) {
        measured.push({ ...found, file, limit: /^[A-Z]/.test(found.name) && file.endsWith('.tsx') ? 150 : 70 });
      }
    }
    yield* overLimit(tree, 'function_length', longestOfEachName(measured));
  },
};

// Overloads share a name; the longest speaks for all, so that the key does not depend on line numbers.
function longestOfEachName(measured) {
  const longest = new Map();
  for (const found of measured) {
    const key = `${found.file} ${found.name}`;
    if (!(longest.get(key)?.lines >= found.lines)) longest.set(key, { ...found, key });
  }
  return [...longest.values()];
}

// Walks over blocks: `kindOf(header)` names what the text before a brace opens ('function', 'scope', 'block' or 'value');
// after a value the statement goes on, after the others a new one begins.
function* blocks(code, kindOf) {
  const open = [];
  let begin = 0;
  for (let at = 0; at < code.length; ++at) {
    if (code[at] === ';') begin = at + 1;
    if (code[at] === '{') {
      const header = code.slice(begin, at);
      open.push({ kind: kindOf(header, open), header, begin, at });
      begin = at + 1;
    }
    if (code[at] === '}' && open.length > 0) {
      const block = open.pop();
      if (block.kind === 'function') yield { ...block, end: at };
      begin = block.kind === 'value' ? block.begin : at + 1;
    }
  }
}

function* cppFunctions(source) {
  const code = source.replace(/^[ \t]*#(?:[^\n]*\\\n)*[^\n]*/gm, (line) => line.replace(/[^\n]/g, ' '));
  const kindOf = (header, open) => {
    if (/\b(namespace|class|struct|union|enum|extern)\b[^(){}]*$/.test(header)) return 'scope';
    if (open.some((block) => block.kind === 'function')) return 'block';
    const isTable = /=\s*$/.test(header) || count(header, '(') > count(header, ')');  // `= {` and `to_array({`
    return header.includes('(') && !isTable ? 'function' : 'value';
  };
  for (const { header, begin, end } of blocks(code, kindOf)) {
    const start = begin + (header.length - header.trimStart().length);
    const name = /([\w:~]+|TEST\w*\([^)]*|RC_\w+\([^)]*)\s*\(/.exec(header.replace(/template\s*<[^>]*>/, ''))?.[1] ?? 'function';
    const test = /\b(?:TEST\w*|RC_GTEST_\w+)\(\s*(\w+)\s*,\s*(\w+)/.exec(header);
    const line = lineAt(code, start);
    yield { name: test ? `${test[1]}.${test[2]}` : name, line, lines: lineAt(code, end) - line + 1 };
  }
}

const count = (text, letter) => text.split(letter).length - 1;

const control = /\b(if|for|while|switch|catch|with)\s*\([\s\S]*\)\s*$|\b(else|try|do|finally)\s*$/;
const named = /\bfunction\s*\*?\s*(\w*)\s*(?:<[^()]*>)?\s*\([\s\S]*\)[^=;]*$/;
const arrow = /=>\s*$/;
const method = /(?:^|\n)\s*(?:(?:public|private|static|async|get|set|override)\s+)*(#?\w+)\s*(?:<[^()]*>)?\([^;]*\)\s*(?::[^=;]+)?$/;

function* tsFunctions(code) {
  const kindOf = (header) => {
    if (/\b(class|interface|enum|namespace|module)\s+\w+[^()]*$/.test(header)) return 'scope';
    if (arrow.test(header) || named.test(header)) return 'function';
    if (control.test(header)) return 'block';
    return method.test(header) ? 'function' : 'value';
  };
  for (const { header, at, end } of blocks(code, kindOf)) {
    const name = named.exec(header)?.[1] || [...header.matchAll(/\b(?:const|let)\s+(\w+)/g)].pop()?.[1] || method.exec(header)?.[1];
    const line = lineAt(code, at);
    yield { name: name || 'function', line, lines: lineAt(code, end) - line + 1 };
  }
}
