// Products, families and categories as the console reads and writes them.
import type { Answered } from './agree.ts';

export type GoodsRow = Answered<'GoodsRow'>;
export type GoodsPage = Answered<'GoodsPage'>;
export type ProductDetail = Answered<'ProductDetail'>;
export type ProductProposal = Answered<'ProductProposal'>;
export type Family = Answered<'catalog.Family'>;
export type Axis = Family['axes'][number];
export type CategoryRow = Answered<'CategoryRow'>;
