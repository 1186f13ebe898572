import type { Answered } from './agree.ts';

// How a shop begins.
export type Welcome = Answered<'Welcome'>;
export type SetupDone = Answered<'SetupDone'>;
export type Checklist = Answered<'Checklist'>;
export type Task = Checklist['items'][number];
export type TillRow = Answered<'TillList'>['items'][number];
export type TillLink = Answered<'TillLink'>;
