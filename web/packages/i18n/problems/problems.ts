import type { Language } from '../language.ts';
import type { Catalogue, Translation } from '../messages.ts';
import { en } from './en.ts';
import { pt } from './pt.ts';
import { zhHans } from './zh-Hans.ts';
import { zhHant } from './zh-Hant.ts';

export type Problems = Translation<typeof zhHant>;

const problems: Catalogue<typeof zhHant> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en, pt };

// The server is asked in the language of the page, so its title is a good last word.
export function problemText(
  problem: { readonly code: string; readonly title: string } | null,
  language: Language,
): string {
  const texts: Readonly<Record<string, string>> = problems[language];
  return problem ? (texts[problem.code] ?? problem.title) : problems[language].no_answer;
}
