// What the server's description of its API (schema.d.ts, generated) means to the apps. A type that is written by hand, because
// it says more than the description does, is held against it in a `Checked…` list beside it: a difference fails the compiler.
import type { Names } from '#i18n/names.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

// A language that a thing has no name in is left out, never null.
type Named<T> = 'zh-Hant' extends keyof T ? Names : { readonly [Key in keyof T]: Bare<T[Key]> };
type Whole<T> = 'zh-Hant' extends keyof T ? Names : { readonly [Key in keyof T]-?: Row<T[Key]> };
type Bare<T> = T extends readonly (infer Item)[] ? readonly Bare<Item>[] : T extends object ? Named<T> : T;
type Row<T> = T extends readonly (infer Item)[] ? readonly Row<Item>[] : T extends object ? Whole<T> : T;

// As described: what may be absent may also be null.
export type Described<Name extends keyof Schemas> = Bare<Schemas[Name]>;

// The answer to a question, in which every member is there: what is not known is null. Not for what is hidden from some.
export type Answered<Name extends keyof Schemas> = Row<Schemas[Name]>;

// Every Narrow can stand where a Wide is wanted.
export type Fits<Wide, Narrow extends Wide> = [Wide, Narrow];
