import type { Names } from '#i18n/names.ts';
import type { Axis, Family } from '#wire/goods.ts';

// A family as its form holds it: what people write is in their language, names in others stay as they are.
export interface OptionDraft {
  readonly id: number;
  readonly names: Names;
  readonly text: string;
}
export interface AxisDraft {
  readonly names: Names;
  readonly text: string;
  readonly options: readonly OptionDraft[];
}
export interface FamilyDraft {
  readonly names: Names;
  readonly text: string;
  readonly axes: readonly AxisDraft[];
}

export const axes_max = 3;
export const emptyAxis: AxisDraft = { names: {}, text: '', options: [] };

export function draftOf(family: Pick<Family, 'names' | 'axes'>, nameOf: (names: Names) => string): FamilyDraft {
  return {
    names: family.names,
    text: nameOf(family.names),
    axes: family.axes.map(({ names, options }) => ({
      names,
      text: nameOf(names),
      options: options.map((option) => ({ ...option, text: nameOf(option.names) })),
    })),
  };
}

// "S, M、L" are three options; what is there already is not added again.
export function withOptions(axis: AxisDraft, text: string): AxisDraft {
  const options = [...axis.options];
  for (const part of text.split(/[,，、;；\n]/)) {
    const name = part.trim();
    if (!name || options.some((option) => option.text === name)) continue;
    options.push({ id: Math.max(0, ...options.map(({ id }) => id)) + 1, names: {}, text: name });
  }
  return { ...axis, options };
}

// A name that was not touched keeps all its languages.
const named = (names: Names, text: string, language: string, shown: string): Names =>
  text.trim() === shown ? names : { ...names, [language]: text.trim() };

export function axesOf(draft: FamilyDraft, language: string, nameOf: (names: Names) => string): readonly Axis[] {
  return draft.axes.map(({ names, text, options }) => ({
    names: named(names, text, language, nameOf(names)),
    options: options.map((option) => ({
      id: option.id,
      names: named(option.names, option.text, language, nameOf(option.names)),
    })),
  }));
}

export function familyNames(draft: FamilyDraft, language: string, nameOf: (names: Names) => string): Names {
  return named(draft.names, draft.text, language, nameOf(draft.names));
}
