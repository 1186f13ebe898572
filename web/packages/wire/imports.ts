// Tables that are brought in, and suppliers.
import type { Described } from './agree.ts';

export const importKinds = ['products', 'members', 'suppliers', 'stock', 'sales'] as const;
export type ImportKind = (typeof importKinds)[number];

export type Import = Described<'ImportView'>;
export type ImportField = Import['fields'][number];
export type ImportSetup = Import['setup'];
export type ImportCounts = Import['counts'];
export type DateOrder = ImportSetup['date_order'];
export type SalesPreview = Described<'SalesPreview'>;
export type ImportPreview = Described<'ImportPreview'>;
export type ImportRow = Described<'ImportRow'>;
export type Encoding = ImportSetup['layout']['encoding'];
export type Delimiter = ImportSetup['layout']['delimiter'];
export type Supplier = Described<'supply.Supplier'>;

export const encodings = [
  'utf8',
  'gb18030',
  'big5',
  'utf16le',
  'utf16be',
  'windows1252',
] as const satisfies readonly Encoding[];
export const delimiters = ['comma', 'semicolon', 'tab', 'pipe'] as const satisfies readonly Delimiter[];
export const dateOrders = ['year_first', 'day_first', 'month_first'] as const satisfies readonly DateOrder[];
