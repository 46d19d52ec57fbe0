import type { Chart, ChartItem } from '@/api/charts';

/** A group over the months of a chart. */
export interface ChartRow {
  readonly key: string;
  /** One for each month; undefined where the group has nothing. */
  readonly items: readonly (ChartItem | undefined)[];
}

/** The months of a chart that have something, oldest first. */
export function monthsOf(chart: Chart): string[] {
  return [...new Set(chart.items.map(({ month }) => month))].sort();
}

/** Groups by month, the greatest of the last month first. */
export function rowsOf(chart: Chart): ChartRow[] {
  const months = monthsOf(chart);
  const groups = new Map<string, Map<string, ChartItem>>();
  for (const item of chart.items) {
    const group = groups.get(item.key) ?? new Map<string, ChartItem>();
    group.set(item.month, item);
    groups.set(item.key, group);
  }
  const last = (row: ChartRow) => row.items.at(-1)?.value ?? -Infinity;
  return [...groups]
    .map(([key, items]) => ({ key, items: months.map((month) => items.get(month)) }))
    .sort((one, other) => last(other) - last(one) || one.key.localeCompare(other.key));
}

/** The month `count - 1` before "2026-09". */
export function firstOf(to: string, count: number): string {
  const [year = 0, month = 1] = to.split('-').map(Number);
  const at = year * 12 + month - 1 - (count - 1);
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
