import type { Names } from '#i18n/names.ts';
import type { Axis, Family, GoodsRow } from '#wire/goods.ts';

export const variants_max = 200;

export type Options = readonly number[];
export const keyOf = (options: Options): string => options.join(',');

// One option of each axis, the last axis turning fastest.
export function combinationsOf(axes: readonly Axis[]): readonly Options[] {
  return axes.reduce<readonly Options[]>(
    (made, axis) => made.flatMap((before) => axis.options.map(({ id }) => [...before, id])),
    [[]],
  );
}

export function missingIn(family: Family, members: readonly Pick<GoodsRow, 'options'>[]): readonly Options[] {
  const taken = new Set(members.map(({ options }) => keyOf(options)));
  return combinationsOf(family.axes).filter((options) => !taken.has(keyOf(options)));
}

export function optionText({ axes }: Pick<Family, 'axes'>, options: Options, nameOf: (names: Names) => string): string {
  return options
    .flatMap((id, at) => {
      const option = axes[at]?.options.find((one) => one.id === id);
      return option ? nameOf(option.names) : [];
    })
    .join(' / ');
}

// Codes that begin alike and count on; `taken` are those of the members that there are.
export function codesFor(prefix: string, count: number, taken: readonly string[]): readonly string[] {
  const known = new Set(taken.map((code) => code.toLowerCase()));
  const codes: string[] = [];
  for (let number = 1; codes.length < count; number++) {
    const code = `${prefix}-${number}`;
    if (!known.has(code.toLowerCase())) codes.push(code);
  }
  return codes;
}
