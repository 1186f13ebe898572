// node packaging/dependencies.mjs TREE PACKAGE...: lists what a build of TREE is made of, with versions: the Debian packages named, as
// installed here, SQLite, and what of npm is in the pages.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tree, ...packages] = process.argv.slice(2);
const text = (...path) => readFileSync(join(tree, ...path), 'utf8');

const debian = execFileSync('dpkg-query', ['-W', '-f', '${Package}\t${Version}\n', ...packages], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));
const sqlite = /ZG_SQLITE_VERSION (\S+?)\)/.exec(text('cmake', 'sqlite.cmake'))[1];
const npm = Object.entries(JSON.parse(text('web', 'package-lock.json')).packages)
  .filter(([path, found]) => path !== '' && !found.dev && !path.startsWith('node_modules/@types/') && !found.link)
  .map(([path, found]) => [path.replace(/^.*node_modules\//, ''), found.version, found.license ?? 'not stated']);

const width = Math.max(...[...debian, ...npm].map(([name]) => name.length)) + 2;
const row = ([name, ...rest]) => `  ${name.padEnd(width)}${rest.join('  ')}`;
process.stdout.write(
  [
    'What this build is made of.',
    '',
    'Libraries of Debian 12, at the versions that it was built and linked with; the package depends on them:',
    ...debian.map(row),
    '',
    'In the program itself:',
    row(['sqlite', sqlite, 'public domain']),
    '',
    'In the pages, from npm:',
    ...npm.map(row),
    '',
  ].join('\n'),
);
