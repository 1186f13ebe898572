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
  // Above all that the axis has had while it is edited: a new option under the number of one that went would be its new name.
  readonly next_id: number;
}
export interface FamilyDraft {
  readonly names: Names;
  readonly text: string;
  readonly axes: readonly AxisDraft[];
  // Of the family that the draft was made of; 1 of one that is not there yet.
  readonly version: number;
}

export const axes_max = 3;
export const emptyAxis: AxisDraft = { names: {}, text: '', options: [], next_id: 1 };

export function draftOf(
  family: Pick<Family, 'names' | 'axes' | 'version'>,
  nameOf: (names: Names) => string,
): FamilyDraft {
  return {
    names: family.names,
    text: nameOf(family.names),
    axes: family.axes.map(({ names, options }) => ({
      names,
      text: nameOf(names),
      options: options.map((option) => ({ ...option, text: nameOf(option.names) })),
      next_id: Math.max(0, ...options.map(({ id }) => id)) + 1,
    })),
    version: family.version,
  };
}

// "S, M、L" are three options; what is there already is not added again.
export function withOptions(axis: AxisDraft, text: string): AxisDraft {
  const options = [...axis.options];
  let { next_id } = axis;
  for (const part of text.split(/[,，、;；\n]/)) {
    const name = part.trim();
    if (!name || options.some((option) => option.text === name)) continue;
    options.push({ id: next_id++, names: {}, text: name });
  }
  return { ...axis, options, next_id };
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
