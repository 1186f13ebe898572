import type { Answered } from './agree.ts';

// Who works here and what they may do.
export type PersonRow = Answered<'PersonList'>['items'][number];
export type RoleRow = Answered<'RoleList'>['items'][number];
export type PersonLink = Answered<'PersonLink'>;
