import { describe, expect, it } from 'vitest';
import { gaps, ratioAxis } from './feed-chart';
import { feedSeries } from './feed-series';
import { describeField } from './record-field';
import type { EnterpriseIndicators, Feed } from '@/api/types';
import { setLanguage } from '@/language/language';

const power: Feed = {
  id: 'power',
  name_zh: '用电',
  name_en: 'Power',
  headline: 'power_kwh',
  unit: 'kilowatt_hours',
  fields: [],
};
const months = Array.from(
  { length: 14 },
  (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
);
const answer: EnterpriseIndicators = {
  uscc: '91440300MA5X',
  months,
  measures: { power_kwh: months.map((_, i) => (i === 13 ? null : i)) },
  indicators: { power_since: months.map((_, i) => (i === 13 ? 1 : 0)) },
  masked: [],
};

describe('feed series', () => {
  it('tells what the grants of the viewer leave out', () => {
    const hidden = (masked: string[]) => feedSeries(power, { ...answer, masked }, '12').hidden;
    expect(hidden([])).toBe('nothing');
    expect(hidden(['power_kwh', 'power_value'])).toBe('amounts');
    expect(hidden(['power_kwh', 'power_value', 'power_ratio', 'power_since'])).toBe('everything');
  });

  it('cuts to the newest months and keeps gaps', () => {
    const series = feedSeries(power, answer, '12');
    expect(series.months).toHaveLength(12);
    expect(series.months[0]).toBe('2025-03');
    expect(series.values.slice(-2)).toEqual([12, null]);
    expect(series.since.at(-1)).toBe(1);
  });

  it('takes a series the server did not send as missing throughout', () => {
    expect(feedSeries(power, answer, 'all').ratios).toEqual(months.map(() => null));
  });
});

it('calls a month a gap only after the first report', () => {
  expect(gaps({ values: [null, 5, null, 7], since: [null, 0, 1, 0] })).toEqual([false, false, true, false]);
});

describe('ratio axis', () => {
  it('is narrow for the usual, wide for the unusual, and bounded for strays', () => {
    expect(ratioAxis([null, 0.9, 1.1])).toEqual({ min: 0.5, max: 1.5, interval: 0.5 });
    expect(ratioAxis([0.2, 1.1]).max).toBe(2);
    expect(ratioAxis([1000]).max).toBe(4);
    expect(ratioAxis([])).toEqual({ min: 0.5, max: 1.5, interval: 0.5 });
  });
});

describe('record fields', () => {
  it('shows exactly what was reported, and what was not', () => {
    setLanguage('zh-CN');
    expect(describeField({ name: 'amount_paid', type: 'money' }, '1234567.8')).toBe('1,234,567.80 元');
    expect(describeField({ name: 'kwh', type: 'quantity' }, 4810.125)).toBe('4,810.125 千瓦时');
    expect(describeField({ name: 'headcount', type: 'count' }, 0)).toBe('0');
    expect(describeField({ name: 'paid_date', type: 'date' }, null)).toBeUndefined();
    expect(describeField({ name: 'category', type: 'enumeration' }, 'arrears')).toBe('欠薪');
    expect(describeField({ name: 'tax_kind', type: 'text' }, '增值税')).toBe('增值税');
  });
});
