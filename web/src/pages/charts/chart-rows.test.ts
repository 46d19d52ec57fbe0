import { expect, it } from 'vitest';
import { firstOf, monthsOf, rowsOf } from './chart-rows';
import type { Chart } from '@/api/charts';

const item = (key: string, month: string, value: number | null, suppressed = false) => ({
  key,
  month,
  value,
  enterprises: suppressed ? null : 9,
  suppressed,
});
const chart: Chart = {
  measure: 'power_kwh',
  unit: 'kilowatt_hours',
  statistic: 'sum',
  dimension: 'street',
  from: '2025-12',
  to: '2026-01',
  items: [item('a', '2025-12', 5), item('a', '2026-01', 1), item('b', '2026-01', 7), item('c', '2026-01', null, true)],
};

it('lays groups out by month, the greatest of the last month first and hidden ones last', () => {
  expect(monthsOf(chart)).toEqual(['2025-12', '2026-01']);
  const rows = rowsOf(chart);
  expect(rows.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(rows[1]?.items.map((one) => one?.value)).toEqual([5, 1]);
  expect(rows[0]?.items[0]).toBeUndefined();
});

it('counts months back across years', () => {
  expect(firstOf('2026-09', 1)).toBe('2026-09');
  expect(firstOf('2026-02', 3)).toBe('2025-12');
  expect(firstOf('2026-01', 13)).toBe('2025-01');
  expect(firstOf('2025-12', 25)).toBe('2023-12');
});
