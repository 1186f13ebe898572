import { expect, test } from 'vitest';
import { metricNames } from '#wire/analysis.ts';
import { shownKpis } from './kpi-order.ts';

test.each([
  [
    ['units', 'net_sales'],
    ['units', 'net_sales'],
  ],
  [[], metricNames],
  // What a later version has chosen and this one does not know.
  [['receipts', 'footfall'], ['receipts']],
  [['footfall'], metricNames],
])('%j shows %j', (kpis, shown) => {
  expect(shownKpis(kpis)).toEqual(shown);
});
