import { expect, test } from 'vitest';
import { trendOption } from './trend-option.ts';

const colours = { now: 'a', before: 'b', text: 'c', rule: 'd', panel: 'e', font: 'f' };
const trend = {
  labels: ['Mon', 'Tue'],
  now: [500, null],
  before: [400, 300],
  names: { now: 'This week', before: 'Last week', running: 'This week so far' },
  running: -1,
  description: 'Net sales by day',
  text: (value: number) => `$${value}`,
  axisText: String,
};

test('the tooltip says both periods, and a dash for what is not known', () => {
  const { tooltip } = trendOption(trend, colours);
  expect(tooltip.formatter([{ dataIndex: 0 }])).toBe('Mon\nThis week  $500\nLast week  $400');
  expect(tooltip.formatter([{ dataIndex: 1 }])).toBe('Tue\nThis week  \u2014\nLast week  $300');
  expect(tooltip.renderMode).toBe('richText');
});

test('what is not over yet is paler, and said to be so far', () => {
  const option = trendOption({ ...trend, now: [500, 200], running: 1 }, colours);
  expect(option.series[0]?.data).toEqual([500, { value: 200, itemStyle: { opacity: 0.45 } }]);
  expect(option.tooltip.formatter([{ dataIndex: 0 }])).toContain('This week  $500');
  expect(option.tooltip.formatter([{ dataIndex: 1 }])).toContain('This week so far  $200');
});

test('without a compared period there is one series, and the description is the chart’s label', () => {
  const option = trendOption({ ...trend, before: null }, colours);
  expect(option.series).toHaveLength(1);
  expect(option.tooltip.formatter([{ dataIndex: 0 }])).toBe('Mon\nThis week  $500');
  expect(option.aria.label.description).toBe('Net sales by day');
});
