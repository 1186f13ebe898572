export const label = '收款';
