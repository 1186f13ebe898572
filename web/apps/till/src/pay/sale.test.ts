import { beforeAll, expect, test } from 'vitest';
import { testKernel } from '#core/kernel/test-kernel.ts';
import type { Kernel } from '#core/kernel/types.ts';
import type { Member, Pricing, Product, Promotion, Reach, SaleRecord } from '#wire/types.ts';
import { addCoupon, addProduct, type Basket, emptyBasket, setMember, setQuantity } from '../basket/basket.ts';
import { type Priced, priceBasket } from '../basket/price.ts';
import { refundTotal } from '../refund/model.ts';
import { draftSale } from './sale.ts';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await testKernel();
});

function product(id: string, price: number, more: Partial<Product> = {}): Product {
  return {
    id,
    code: id,
    names: { en: id },
    barcodes: [],
    category: null,
    unit: 'each',
    tax_class: 'standard',
    price,
    member_price: null,
    ahead: [],
    search: { pinyin: '', initials: '' },
    fold: '',
    picture: null,
    version: 1,
    ...more,
  };
}

const anywhere: Reach = { stores: null, channels: null, starts: null, ends: null, hours: [], members_only: false };

function promotion(rule: Partial<Promotion> & Pick<Promotion, 'id' | 'kind'>): Promotion {
  return {
    names: {},
    buy: 0,
    free: 0,
    skus: [],
    percent_e2: 0,
    min_spend: 0,
    amount: 0,
    categories: [],
    parts: [],
    measure: 'quantity',
    repeats: false,
    steps: [],
    priority: 0,
    stacking: 'one_per_line',
    reach: anywhere,
    ...rule,
  };
}

const tea = product('tea', 1253, { member_price: 1100 });
const tart = product('tart', 1200);
const banana = product('banana', 1530, { unit: 'kg' });
const siuMing: Member = {
  id: 'ming',
  name: '小明',
  phones: ['6688'],
  cards: [],
  joined_at: '2026-01-02T03:04:05.000Z',
  version: 1,
  points: 0,
  points_owed: 0,
};
const pricing: Pricing = {
  version: 7,
  currency: 'MOP',
  tax_included: true,
  tax_classes: [{ code: 'standard', rate_ppm: 50_000, names: {}, changes: [] }],
  cash_rounding: { increment: 10, mode: 'half_up' },
  promotions: [
    promotion({ id: 'set', kind: 'buy_n_get_m', buy: 2, free: 1, skus: ['tart'] }),
    promotion({ id: 'five', kind: 'basket_percent', percent_e2: 500, min_spend: 10_000 }),
  ],
  coupons: [
    {
      id: 'c',
      code: 'TEN',
      names: {},
      kind: 'amount',
      amount: 1000,
      percent_e2: 0,
      min_spend: 2000,
      skus: null,
      categories: [],
      uses: 1,
      uses_left: 1,
      uses_per_member: 0,
      with_promotions: true,
      with_coupons: true,
      reach: anywhere,
    },
  ],
};

const store = {
  id: 's',
  code: 'M01',
  name: 'x',
  zone: 'Asia/Macau',
  cutoff_minutes: 240,
  location: 'l',
  region: null,
  address: '',
  phone: '',
};
const noon_ms = Date.parse('2026-11-27T04:00:00Z');

function price(basket: Basket, cash: boolean, at_ms = noon_ms, rules = pricing): Priced {
  const priced = priceBasket(kernel.quoteBasket, { basket, pricing: rules, store, at_ms, cash });
  if ('kind' in priced) throw new Error(priced.code);
  return priced;
}

const rules = (priced: Priced) => priced.lines.flatMap((line) => line.discounts.map(({ rule }) => rule));

test('cash is rounded to the coins there are, a card is not', () => {
  const basket = addProduct(emptyBasket, tea);
  expect([price(basket, true).total, price(basket, true).rounding]).toEqual([1250, -3]);
  expect([price(basket, false).total, price(basket, false).rounding]).toEqual([1253, 0]);
});

test('a member pays the member price, named so', () => {
  const priced = price(setMember(addProduct(emptyBasket, tea), siuMing), false);
  expect([priced.total, rules(priced)]).toEqual([1100, ['member']]);
});

test('buy two get one free names its promotion', () => {
  const basket = setQuantity(addProduct(emptyBasket, tart), 1, 3000);
  expect([price(basket, false).total, rules(price(basket, false))]).toEqual([2400, ['promotion:set']]);
});

test('the percentage off the basket waits for its threshold', () => {
  expect(price(setQuantity(addProduct(emptyBasket, tea), 1, 7000), false).total).toBe(8771);
  const priced = price(setQuantity(addProduct(emptyBasket, tea), 1, 8000), false);
  expect([priced.total, rules(priced)]).toEqual([9523, ['promotion:five']]);
});

test('a coupon is used, or says why not, and is found without case', () => {
  const used = price(addCoupon(addProduct(addProduct(emptyBasket, tea), tea), 'ten'), false);
  expect([used.total, used.coupons[0]?.use]).toEqual([1506, 'used']);
  const idle = price(addCoupon(addProduct(emptyBasket, tea), 'TEN'), false);
  expect([idle.total, idle.coupons[0]?.use]).toEqual([1253, 'below_spend_min']);
});

test('the same piece raises its line, each weighing is a line of its own', () => {
  const basket = [tea, tea, banana, banana].reduce((all, next) => addProduct(all, next), emptyBasket);
  expect(basket.lines.map((line) => line.quantity_milli)).toEqual([2000, 1000, 1000]);
  expect(setQuantity(basket, 1, 0).lines).toHaveLength(2);
});

const till = {
  id: 't',
  code: 'T1',
  store: 's',
  device: 'd',
  next_sequence: 12,
  next_device_sequence: 3,
  last_hash: 'ab',
};

test('the record of a sale adds up and carries the numbers of the journal', () => {
  const lines = [tea, tart, tart, tart, banana].reduce((all, next) => addProduct(all, next), emptyBasket);
  const basket = addCoupon(setMember(setQuantity(lines, 3, 1235), siuMing), 'TEN');
  const priced = price(basket, true);
  const tender = { kind: 'cash', amount: 10_000 } as const;
  const facts = {
    id: 'i',
    at_ms: 1_795_000_000_000,
    store,
    till,
    currency: { code: 'MOP', digits: 2 },
    pricing,
    basket,
    priced,
  };
  const tail = { device: 'd', next_sequence: 12, next_device_sequence: 3, last_hash: 'ab' };
  const { body, receipt } = draftSale({ ...facts, tender, change: 10_000 - priced.total }, tail);
  const sale = JSON.parse(body) as SaleRecord;
  for (const line of sale.lines) {
    const off = line.discounts.reduce((sum, { amount }) => sum + amount, 0);
    expect([line.total, line.net + line.tax]).toEqual([line.gross - off, line.gross - off]);
  }
  expect(sale.lines.reduce((sum, line) => sum + line.total, 0) + sale.rounding).toBe(sale.total);
  expect(sale.tenders.reduce((sum, { amount }) => sum + amount, 0) - sale.change).toBe(sale.total);
  expect([sale.device_sequence, sale.previous_hash, sale.sequence, sale.member]).toEqual([3, 'ab', 12, 'ming']);
  expect([receipt.number, receipt.total, sale.coupons]).toEqual(['M01-T1-000012', sale.total, ['c']]);
});

test('refunds of a line one by one add up to what was paid for it', () => {
  const priced = price(setQuantity(addProduct(emptyBasket, tart), 1, 4000), false);
  const paid = priced.lines[0]?.total ?? 0;
  let back = 0;
  for (let refunded_milli = 0; refunded_milli < 4000; refunded_milli += 1000) {
    const line = { ...priced.lines[0], quantity_milli: 4000, refunded_milli, total: paid };
    back += refundTotal(kernel.refundShare, { lines: [line], rounding: 0, total: paid } as never, new Map([[0, 1000]]));
  }
  expect(back).toBe(paid);
});

test('a whole refund gives back the cash rounding too', () => {
  const priced = price(addProduct(addProduct(emptyBasket, tea), tart), true);
  const lines = priced.lines.map((line) => ({ ...line, refunded_milli: 0 }));
  const whole = new Map([
    [0, 1000],
    [1, 1000],
  ]);
  expect(priced.rounding).not.toBe(0);
  expect(refundTotal(kernel.refundShare, { ...priced, lines } as never, whole)).toBe(priced.total);
});

test('a promotion of the hour and a price of the day come and go with the clock', () => {
  const happy = promotion({ id: 'happy', kind: 'percent', percent_e2: 5000 });
  const hours = [{ weekdays: [5], from_minute: 17 * 60, to_minute: 19 * 60 }];
  const rules = { ...pricing, promotions: [{ ...happy, reach: { ...anywhere, hours } }] };
  const planned = product('p', 1000, { ahead: [{ starts: '2026-11-28', price: 800, member_price: null }] });
  const basket = addProduct(emptyBasket, planned);
  const at = (text: string) => price(basket, false, Date.parse(text), rules).total;
  expect(at('2026-11-27T16:59:00+08:00')).toBe(1000);
  expect(at('2026-11-27T17:00:00+08:00')).toBe(500);
  expect(at('2026-11-27T19:00:00+08:00')).toBe(1000);
  expect(at('2026-11-28T03:59:00+08:00')).toBe(1000);
  expect(at('2026-11-28T04:00:00+08:00')).toBe(800);
});

test('a coupon says why it does not hold', () => {
  const use = (reach: Partial<Reach>, uses_per_member = 0) => {
    const coupons = pricing.coupons.map((coupon) => ({ ...coupon, uses_per_member, reach: { ...anywhere, ...reach } }));
    const priced = price(addCoupon(setQuantity(addProduct(emptyBasket, tea), 1, 3000), 'TEN'), false, noon_ms, {
      ...pricing,
      coupons,
    });
    return [priced.coupons[0]?.use, priced.total];
  };
  expect(use({})).toEqual(['used', 2759]);
  expect(use({ ends: '2026-11-26' })).toEqual(['not_now', 3759]);
  expect(use({ members_only: true })).toEqual(['members_only', 3759]);
  expect(use({}, 1)).toEqual(['members_only', 3759]);
});

test('sets for a price, tiers and bundles are counted as the server counts them', () => {
  const drinks = { id: 'drinks', names: {}, above: [] };
  const cola = product('cola', 800, { category: drinks });
  const burger = product('burger', 2500);
  const rules = {
    ...pricing,
    promotions: [
      promotion({ id: 'three', kind: 'n_for', buy: 3, amount: 2000, categories: ['drinks'] }),
      promotion({
        id: 'meal',
        kind: 'bundle',
        amount: 3000,
        priority: 1,
        parts: [
          { count: 1, skus: ['burger'], categories: [] },
          { count: 1, skus: [], categories: ['drinks'] },
        ],
      }),
      promotion({
        id: 'spend',
        kind: 'tiered',
        measure: 'spend',
        steps: [{ from: 5000, amount: 500, percent_e2: 0 }],
      }),
    ],
  };
  const colas = setQuantity(addProduct(emptyBasket, cola), 1, 3000);
  expect(price(colas, false, noon_ms, rules).total).toBe(2000);
  const meal = addProduct(colas, burger);
  const priced = price(meal, false, noon_ms, rules);
  expect([priced.total, priced.discount]).toEqual([4600, 300]);
});

// The names of the server's tests: a category holds what lies below it, and a product of two parts counts for the first.
test('a rule of a category is one of all below it', () => {
  const teas = { id: 'teas', names: {}, above: ['drinks', 'food'] };
  const milk = product('milk', 1000, { category: teas });
  const total = (promotions: readonly Promotion[], codes: readonly string[] = []) => {
    const coupons = pricing.coupons.map((coupon) => ({ ...coupon, min_spend: 0, skus: null, categories: ['food'] }));
    return price(codes.reduce(addCoupon, addProduct(emptyBasket, milk)), false, noon_ms, {
      ...pricing,
      promotions,
      coupons,
    }).total;
  };
  const off = (categories: readonly string[]) =>
    promotion({ id: 'off', kind: 'percent', percent_e2: 1000, categories });
  expect(total([off(['teas'])])).toBe(900);
  expect(total([off(['food', 'teas'])])).toBe(900);
  expect(total([off(['bread'])])).toBe(1000);
  expect(total([], ['TEN'])).toBe(0);
  const parts = [
    { count: 1, skus: [], categories: ['food'] },
    { count: 1, skus: ['milk', 'bun'], categories: ['teas'] },
  ];
  const pair = promotion({ id: 'pair', kind: 'bundle', amount: 1200, parts });
  const both = addProduct(addProduct(emptyBasket, milk), product('bun', 500));
  expect(price(both, false, noon_ms, { ...pricing, promotions: [pair] }).total).toBe(1200);
});
