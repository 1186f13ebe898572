// Saved views of lists.
import type { Answered, Described } from './agree.ts';

export type SavedView = Answered<'SavedView'>;
export type ViewPage = SavedView['page'];
export type SaveView = Required<Described<'flows.SaveView'>>;
