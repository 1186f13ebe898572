// STYLE 39: same seed, same run. Durations may be measured where threads live; a moment or a random number comes from base.
import { eachMatch, isTest } from '../tree.mjs';

const everywhere =
  /\bsystem_clock\b|\brandom_device\b|\bgettimeofday\b|\bgetrandom\b|\brandombytes_\w+|\bRAND_bytes\b|\bs?rand\s*\(|(?<![\w.>:])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0|&)/g;
const outsideTests = /\bmt19937\w*|\bdefault_random_engine\b|\bminstd_rand0?\b/g;
const outsideThreads = /\b(?:steady|high_resolution)_clock\b|\bclock_gettime\b/g;
const inSql = /\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b|'now'|\bunixepoch\(\)|\brandom(?:blob)?\(/g;

export default {
  name: 'clock_and_random',
  reason: 'no wall clock and no randomness outside src/base: take a Clock, an Instant or an Rng',
  *check(tree) {
    const found = [];
    for (const file of tree.cpp()) {
      if (file.startsWith('src/base/')) continue;
      const { code, strings } = tree.lexed(file);
      const report = (line) => found.push({ file, line });
      eachMatch(code, everywhere, report);
      if (!isTest(file)) eachMatch(code, outsideTests, report);
      if (!isTest(file) && !/^(src\/(app|adapters)|bench)\//.test(file)) eachMatch(code, outsideThreads, report);
      if (/rows\.(cpp|h)$/.test(file)) for (const { line, text } of strings) eachMatch(text, inSql, () => report(line));
    }
    for (const file of tree.files) {
      if (/^src\/.*\.sql$/.test(file)) eachMatch(tree.text(file).replace(/--.*/g, ''), inSql, (line) => found.push({ file, line }));
    }
    yield* found;
  },
};
