import type { EChartsCoreOption } from 'echarts/core';
import { columnOf } from './sentence';
import type { ThemeTable } from '@/api/charts';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { formatMonth } from '@/format/dates';
import { formatCompact, formatQuantity, unitSign } from '@/format/numbers';
import { nameOf } from '@/language/language';

/** How a measure is drawn: its axis is left (0) or right (1). */
interface Drawn {
  readonly measure: string;
  readonly type: 'bar' | 'line';
  readonly axis: 0 | 1;
  readonly color: string;
  readonly stack?: string;
  /** Below the zero line. */
  readonly down?: boolean;
  readonly dashed?: boolean;
}

const SERIES: Readonly<Record<ThemeTable['theme'], readonly Drawn[]>> = {
  risk: (['blue', 'yellow', 'orange', 'red'] as const).map((grade) => ({
    measure: `${grade}_warnings`,
    type: 'bar',
    axis: 0,
    color: `grade-${grade}`,
    stack: 'grades',
  })),
  energy: [
    { measure: 'power_kwh', type: 'bar', axis: 0, color: 'ratio-above' },
    { measure: 'staff_registered', type: 'line', axis: 1, color: 'ratio-below' },
  ],
  insurance: [
    { measure: 'uninsured_staff', type: 'bar', axis: 1, color: 'grade-orange' },
    { measure: 'staff_registered', type: 'line', axis: 0, color: 'brand' },
    { measure: 'insured_staff', type: 'line', axis: 0, color: 'ratio-above', dashed: true },
  ],
  entries: [
    { measure: 'entered_enterprises', type: 'bar', axis: 0, color: 'ratio-above', stack: 'moves' },
    { measure: 'gone_enterprises', type: 'bar', axis: 0, color: 'ratio-below', stack: 'moves', down: true },
    { measure: 'active_enterprises', type: 'line', axis: 1, color: 'ink-2' },
  ],
};

/** The measures that the trend of an analysis draws and the viewer may see, with their colours. */
export function drawnOf(table: ThemeTable) {
  return SERIES[table.theme].flatMap((drawn) => {
    const index = columnOf(table, drawn.measure);
    const column = table.columns[index];
    return column && !column.masked ? [{ ...drawn, index, column }] : [];
  });
}

/** The trend of an analysis over its months. */
export function trendOption(table: ThemeTable, token: (name: string) => string): EChartsCoreOption {
  const drawn = drawnOf(table);
  const two = new Set(drawn.map(({ axis }) => axis)).size > 1;
  const yAxis = (axis: 0 | 1) => {
    const units = drawn.filter((one) => one.axis === axis);
    return {
      type: 'value',
      position: axis === 0 ? 'left' : 'right',
      show: units.length > 0,
      scale: units.every(({ type }) => type === 'line'),
      name: units.length === 1 ? nameOf(units[0]?.column) : unitSign(units[0]?.column.unit ?? 'enterprises'),
      nameTextStyle: { color: token('ink-3'), align: axis === 0 ? 'left' : 'right', fontSize: 12 },
      axisLabel: {
        color: token('ink-3'),
        fontSize: 12,
        formatter: (value: number) => formatCompact(Math.abs(value)),
      },
      splitLine: { show: axis === 0, lineStyle: { color: token('line') } },
    };
  };
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 12, right: two ? 12 : 20, top: 34, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: table.trend.map(({ month }) => month),
      axisLabel: {
        color: token('ink-3'),
        fontSize: 12,
        formatter: (month: string) => month.slice(2).replace('-', '/'),
      },
      axisLine: { lineStyle: { color: token('line-strong') } },
      axisTick: { show: false },
    },
    yAxis: [yAxis(0), yAxis(1)],
    tooltip: {
      ...tooltipFrame(token),
      trigger: 'axis',
      formatter: (hits: readonly { dataIndex: number }[]) => {
        const at = table.trend[hits[0]?.dataIndex ?? 0];
        return tooltip(
          formatMonth(at?.month ?? ''),
          drawn.map(({ column, index }) => ({
            label: nameOf(column),
            value: formatQuantity(at?.values[index], column.unit),
          })),
        );
      },
    },
    series: drawn.map(({ type, axis, color, stack, down, dashed, index, column }) => ({
      type,
      name: nameOf(column),
      yAxisIndex: axis,
      ...(stack ? { stack } : {}),
      barMaxWidth: 34,
      symbol: 'circle',
      symbolSize: 6,
      lineStyle: { width: 2, type: dashed ? 'dashed' : 'solid' },
      itemStyle: { color: token(color) },
      z: type === 'line' ? 3 : 2,
      data: table.trend.map(({ values }) => {
        const value = values[index] ?? null;
        return value !== null && down ? -value : value;
      }),
    })),
  };
}
