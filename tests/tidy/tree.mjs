// The files that the rules look at, read once. A sample is a small tree of the same shape, so a rule never asks which it has.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lex } from './lexer.mjs';

const neverEnter = new Set(['node_modules', 'dist', 'test-results', '.git', 'build', 'data', '.tools', 'samples']);
const cppFolders = ['src/', 'tests/', 'bench/', 'sim/'];

export class Tree {
  constructor(root) {
    this.root = root;
    this.files = [...walk(root, root)].sort();
    this.cache = new Map();
  }

  has(path) {
    return this.files.includes(path);
  }

  text(path) {
    return this.part(path, 'text', () => readFileSync(join(this.root, path), 'utf8'));
  }

  // { code, visible, strings } of a C++ or TypeScript file.
  lexed(path) {
    return this.part(path, 'lexed', () => lex(this.text(path), isCpp(path) ? 'cpp' : 'ts'));
  }

  part(path, name, make) {
    const key = `${name} ${path}`;
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key);
  }

  cpp(folder = '') {
    return this.files.filter((path) => isCpp(path) && cppFolders.some((top) => path.startsWith(top)) && path.startsWith(folder));
  }

  ts() {
    return this.files.filter((path) => path.startsWith('web/') && /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
  }

  // The rooms in the order of src/rooms.cmake: { name, folder, sees (all it can reach), line }.
  rooms() {
    return this.part('src/rooms.cmake', 'rooms', () => readRooms(this));
  }

  // The room a file of src/ belongs to: the one with the longest folder above it.
  roomOf(path) {
    return this.rooms()
      .filter((room) => path.startsWith(`${room.folder}/`))
      .sort((a, b) => b.folder.length - a.folder.length)[0];
  }
}

export const isCpp = (path) => /\.(cpp|h)$/.test(path);
export const isTest = (path) => /(_test|_fuzz|_bench)\.cpp$|\.(test|spec)\.tsx?$|^tests\/|\/(e2e|test|testing)\//.test(path);

// Calls `report(line, match)` for each match of `pattern` (global) in `text`, line by line.
export function eachMatch(text, pattern, report) {
  text.split('\n').forEach((content, index) => {
    for (const match of content.matchAll(pattern)) report(index + 1, match);
  });
}

function* walk(root, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!neverEnter.has(entry.name)) yield* walk(root, path);
    } else if (entry.isFile()) {
      yield relative(root, path);
    }
  }
}

function readRooms(tree) {
  if (!tree.has('src/rooms.cmake')) return [];
  const text = tree.text('src/rooms.cmake').replace(/#.*/g, (comment) => ' '.repeat(comment.length));
  const rooms = [];
  for (const call of text.matchAll(/zg_room\(([^)]*)\)/g)) {
    const words = call[1].trim().split(/\s+/);
    const name = words.shift();
    let key = '';
    const lists = {};
    for (const word of words) {
      if (/^(SEES|LINKS|PUBLIC_LINKS|TEST_LINKS|FOLDER)$/.test(word)) key = word;
      else (lists[key] ??= []).push(word);
    }
    const folder = lists.FOLDER?.[0].replace(/"/g, '').replace(/^\$\{CMAKE_SOURCE_DIR\}\//, '') ?? `src/${name}`;
    const sees = new Set(lists.SEES ?? []);
    for (const seen of [...sees]) rooms.find((room) => room.name === seen)?.sees.forEach((further) => sees.add(further));
    rooms.push({ name, folder, sees, line: text.slice(0, call.index).split('\n').length });
  }
  return rooms;
}
