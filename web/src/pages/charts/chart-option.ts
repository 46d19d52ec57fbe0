import type { EChartsCoreOption } from 'echarts/core';
import { monthsOf, rowsOf } from './chart-rows';
import type { Chart, ChartForm } from '@/api/charts';
import { groupName } from '@/charts/groups';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { formatMonth } from '@/format/dates';
import { formatCompact, formatNumber, formatQuantity } from '@/format/numbers';
import { language } from '@/language/language';

/** Colours that stay apart for every common form of colour blindness; marks tell the lines apart as well. */
const COLORS = {
  light: ['#1b4f80', '#d96b00', '#0f8a7e', '#8a3fa0', '#b3202c', '#6b7785', '#a98600', '#3f9ad6'],
  dark: ['#84b8e6', '#f59a3d', '#4fd1c1', '#cf93e6', '#f0616b', '#a3afba', '#f4d35e', '#a8d8ff'],
} as const;
const MARKS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
/** As many groups can be told apart in one picture. */
export const MOST_LINES = COLORS.light.length;
export const MOST_BARS = 30;

/** Whether a chart has groups over several months, so that each group is a line of its own. */
export function isOverTime(chart: Chart): boolean {
  return chart.dimension === 'month' || monthsOf(chart).length > 1;
}

export function chartOption(
  chart: Chart,
  form: ChartForm,
  dark: boolean,
  token: (name: string) => string,
): EChartsCoreOption {
  const months = monthsOf(chart);
  const over = isOverTime(chart);
  const rows = rowsOf(chart).slice(0, over ? MOST_LINES : MOST_BARS);
  const colors = COLORS[dark ? 'dark' : 'light'];
  const label = { color: token('ink-3'), fontSize: 12 };
  const value = {
    type: 'value',
    scale: form === 'lines',
    axisLabel: {
      ...label,
      formatter: (number: number) =>
        chart.unit === 'share' ? formatNumber(number, chart.unit) : formatCompact(number),
    },
    splitLine: { lineStyle: { color: token('line') } },
  };
  const names = rows.map(({ key }) => groupName(chart.dimension, key));
  const category = {
    type: 'category',
    data: over ? months : names,
    inverse: !over,
    axisLabel: over
      ? { ...label, formatter: (month: string) => month.slice(2).replace('-', '/') }
      : { ...label, color: token('ink-2'), width: language.value === 'en' ? 150 : 112, overflow: 'truncate' },
    axisLine: { lineStyle: { color: token('line-strong') } },
    axisTick: { show: false },
  };
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 16, right: 28, top: 16, bottom: over && rows.length > 1 ? 44 : 12, containLabel: true },
    ...(over && rows.length > 1
      ? { legend: { bottom: 0, type: 'scroll', textStyle: { color: token('ink-2') }, pageIconColor: token('ink-2') } }
      : {}),
    xAxis: over ? category : value,
    yAxis: over ? value : category,
    tooltip: {
      ...tooltipFrame(token),
      trigger: 'axis',
      axisPointer: { type: over && form === 'lines' ? 'line' : 'shadow' },
      formatter: (hits: readonly { dataIndex: number }[]) => {
        const at = hits[0]?.dataIndex ?? 0;
        const shown = over ? rows.map((row, i) => ({ row, name: names[i] ?? '', at })) : [];
        return over
          ? tooltip(
              formatMonth(months[at] ?? ''),
              shown.map(({ row, name }) => ({ label: name, value: formatQuantity(row.items[at]?.value, chart.unit) })),
            )
          : tooltip(names[at] ?? '', [
              { label: formatMonth(months[0] ?? ''), value: formatQuantity(rows[at]?.items[0]?.value, chart.unit) },
            ]);
      },
    },
    series: over
      ? rows.map((row, i) => ({
          type: form === 'lines' ? 'line' : 'bar',
          name: names[i],
          barMaxWidth: 30,
          symbol: MARKS[i],
          symbolSize: 7,
          lineStyle: { width: 2 },
          itemStyle: { color: colors[i] },
          data: row.items.map((item) => item?.value ?? null),
        }))
      : [
          {
            type: 'bar',
            barMaxWidth: 22,
            itemStyle: { color: token('brand') },
            data: rows.map((row) => row.items[0]?.value ?? null),
          },
        ],
  };
}
