// Programs that are wrong on purpose: each patch of bad/ is built in a copy of the tree, and each rig must find what it can. A rig
// that cannot must find nothing: it would cry wolf. --only NAME: one of them.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { options } from './lib/options.mjs';

// kill -9 leaves what was written, synced or not, and no call of strace takes it away: only a power cut tells the first.
const bad = {
  full_off: { finds: ['power'], cannot: ['kill', 'calls'] },
  early_answer: { finds: ['kill', 'calls', 'power'], cannot: [] },
  skip_event: { finds: ['kill', 'power'], cannot: ['calls'] },
};
const trials = { kill: ['--trials', '30'], calls: ['--only', 'receive_goods, writer: kill'], power: ['--trials', '20'] };

const asked = options({ only: '' });
const root = resolve(import.meta.dirname, '../..');
const scratch = join(root, 'build/rigs');
const tree = join(scratch, 'tree');

// Within the copy no repository is looked for, so that a patch is applied to the copy.
const env = { ...process.env, GIT_CEILING_DIRECTORIES: scratch };
const run = (command, args, cwd = root) =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });

// Only what differs is copied, so that the next build is a short one.
function copyTree() {
  for (const file of run('git', ['ls-files', '-z', 'src', 'cmake', 'tests/sim', 'bench', 'spec', 'CMakeLists.txt']).split('\0').filter(Boolean)) {
    const [from, to] = [join(root, file), join(tree, file)];
    let isSame = false;
    try {
      isSame = readFileSync(from).equals(readFileSync(to));
    } catch {
      mkdirSync(dirname(to), { recursive: true });
    }
    if (isSame) continue;
    cpSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}

function build(name) {
  copyTree();
  const patch = join(root, 'tests/rigs/bad', `${name}.patch`);
  run('git', ['apply', patch], tree);
  try {
    const folder = join(tree, 'build/release');
    run('cmake', ['-S', tree, '-B', folder, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Release', '-DZG_TESTS=OFF']);
    run('cmake', ['--build', folder, '--target', 'zhanggui']);
    const binary = join(scratch, `zhanggui-${name}`);
    copyFileSync(join(folder, 'zhanggui'), binary);
    return binary;
  } finally {
    run('git', ['apply', '--reverse', patch], tree);
  }
}

// What the rig found, or null.
function findingOf(rig, binary) {
  const script = join(import.meta.dirname, `${rig}.mjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...trials[rig]], {
    cwd: root,
    env: { ...process.env, ZG_BINARY: binary },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return null;
  if (status !== 1 || !/failures/.test(stdout)) throw new Error(`${rig} ended with ${status}: ${stdout}${stderr}`);
  return stdout.split('\n')[0];
}

let wrong = 0;
let right = 0;
for (const [name, { finds, cannot }] of Object.entries(bad).filter(([each]) => each.includes(asked.only))) {
  const binary = build(name);
  for (const rig of [...finds, ...cannot]) {
    const found = findingOf(rig, binary);
    const isRight = (found !== null) === finds.includes(rig);
    if (isRight) right += 1;
    else wrong += 1;
    console.log(`${name}, ${rig}: ${isRight ? '' : 'WRONG, '}${found ? `found: ${found.slice(0, 160)}` : 'nothing found'}`);
  }
  rmSync(binary);
}
console.log(`bad: ${right} as they should be, ${wrong} not`);
process.exitCode = wrong === 0 && right > 0 ? 0 : 1;
