import { expect, test } from 'vitest';
import { paperLanguages } from './languages.ts';

test.each([
  [undefined, 'en', ['en']],
  [[], 'pt', ['pt']],
  [['pt', 'zh-Hant'], 'en', ['pt', 'zh-Hant']],
  [['zh-Hant', 'pt'], 'en', ['zh-Hant', 'pt']],
  [['fr'], 'zh-Hans', ['zh-Hans']],
] as const)('%j on a screen in %s is %j', (chosen, screen, expected) => {
  expect(paperLanguages(chosen, screen)).toEqual(expected);
});
