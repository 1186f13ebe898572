// Splits C++ and TypeScript text into what a rule wants to look at, keeping every line where it was:
//   code      comments and the insides of strings are blanks
//   visible   only comments are blanks
//   strings   [{ line, text }], neighbours separated only by white space joined into one

const rawString = /^R"([^()\\\s]{0,16})\(/;

export function lex(text, language) {
  const code = [...text];
  const visible = [...text];
  const pieces = [];
  const blank = (target, from, to) => {
    for (let at = from; at < to && at < text.length; ++at) if (text[at] !== '\n') target[at] = ' ';
  };
  const keepString = (from, to, inner) => {
    blank(code, from + 1, to - 1);
    pieces.push({ from, to, text: inner });
    return to;
  };

  let at = 0;
  while (at < text.length) {
    const here = text[at];
    const next = text[at + 1];
    if (here === '/' && next === '/') {
      const end = endOfLine(text, at);
      blank(code, at, end);
      blank(visible, at, end);
      at = end;
    } else if (here === '/' && next === '*') {
      const found = text.indexOf('*/', at + 2);
      const end = found < 0 ? text.length : found + 2;
      blank(code, at, end);
      blank(visible, at, end);
      at = end;
    } else if (language === 'cpp' && here === 'R' && rawString.test(text.slice(at, at + 24)) && !isWord(text[at - 1])) {
      const tag = rawString.exec(text.slice(at, at + 24))[1];
      const begin = at + 3 + tag.length;
      const found = text.indexOf(`)${tag}"`, begin);
      const end = found < 0 ? text.length : found;
      at = keepString(at, end + tag.length + 2, text.slice(begin, end));
    } else if (here === '"' || (here === "'" && !(language === 'cpp' && isDigitSeparator(text, at)))) {
      const end = endOfQuoted(text, at);
      at = keepString(at, end, text.slice(at + 1, end - 1));
    } else if (language === 'ts' && here === '`') {
      const end = endOfTemplate(text, at);
      at = keepString(at, end, text.slice(at + 1, end - 1));
    } else if (language === 'ts' && here === '/' && startsRegex(text, at)) {
      const end = endOfRegex(text, at);
      blank(code, at + 1, end - 1);
      at = end;
    } else {
      ++at;
    }
  }
  return { code: code.join(''), visible: visible.join(''), strings: joined(pieces, text) };
}

// The 1-based line of an offset.
export function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) ++line;
  return line;
}

function endOfLine(text, at) {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function endOfQuoted(text, at) {
  const quote = text[at];
  let end = at + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return Math.min(end + 1, text.length);
}

function endOfTemplate(text, at) {
  let end = at + 1;
  while (end < text.length && text[end] !== '`') {
    if (text[end] === '\\') end += 2;
    else if (text[end] === '$' && text[end + 1] === '{') end = endOfBraces(text, end + 1);
    else ++end;
  }
  return Math.min(end + 1, text.length);
}

function endOfBraces(text, at) {
  let depth = 0;
  while (at < text.length) {
    if (text[at] === '`') at = endOfTemplate(text, at);
    else if (text[at] === '"' || text[at] === "'") at = endOfQuoted(text, at);
    else {
      if (text[at] === '{') ++depth;
      if (text[at] === '}' && --depth === 0) return at + 1;
      ++at;
    }
  }
  return at;
}

// A slash begins a regular expression where a value is expected. `</` and `/>` of JSX are not values.
function startsRegex(text, at) {
  if (text[at + 1] === '>') return false;
  const before = text.slice(Math.max(0, at - 20), at).trimEnd();
  return /(^|[(,=:[!&|?{};]|\breturn)$/.test(before);
}

function endOfRegex(text, at) {
  let inClass = false;
  let end = at + 1;
  while (end < text.length && text[end] !== '\n') {
    if (text[end] === '\\') ++end;
    else if (text[end] === '[') inClass = true;
    else if (text[end] === ']') inClass = false;
    else if (text[end] === '/' && !inClass) return end + 1;
    ++end;
  }
  return end;
}

function isWord(letter) {
  return letter !== undefined && /\w/.test(letter);
}

function isDigitSeparator(text, at) {
  return /[0-9a-fA-F]/.test(text[at - 1] ?? '') && /[0-9a-fA-F]/.test(text[at + 1] ?? '') && text[at + 2] !== "'";
}

function joined(pieces, text) {
  const out = [];
  let last;
  for (const piece of pieces) {
    if (last && /^\s*$/.test(text.slice(last.to, piece.from))) {
      last.text += piece.text;
      last.to = piece.to;
    } else {
      last = { ...piece, line: lineAt(text, piece.from) };
      out.push(last);
    }
  }
  return out;
}
