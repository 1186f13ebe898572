const any = 1; // any in prose
export function read(value: any) {}
const sale = value as any;
const list: Array<any> = [];
const many = company.any;
// @ts-ignore
const text = 'as any';
