import type { EChartsCoreOption } from 'echarts/core';
import type { IndexPoint, VintagePath } from '@/api/economy';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { formatMonth } from '@/format/dates';
import { t } from '@/language/language';
import { points as figure } from './wording';

type Colour = (name: string) => string;

/** The index with its intervals; estimates solid, forecasts dotted, earlier vintages thin. */
export function historyOption(
  points: readonly IndexPoint[],
  vintages: readonly VintagePath[],
  token: Colour,
): EChartsCoreOption {
  const months = points.map((point) => point.month);
  const estimates = points.filter((point) => point.horizon === 0).length;
  const axisText = { color: token('ink-3'), fontSize: 12 };
  const band = (stack: string, low: (p: IndexPoint) => number, high: (p: IndexPoint) => number, opacity: number) => [
    plain({ stack, data: points.map(low), lineStyle: { width: 0 } }),
    plain({
      stack,
      data: points.map((point) => high(point) - low(point)),
      lineStyle: { width: 0 },
      areaStyle: { color: token('brand'), opacity },
    }),
  ];
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 44, right: 16, top: 16, bottom: 30 },
    xAxis: {
      type: 'category',
      data: months,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('line-strong') } },
      axisLabel: { ...axisText, hideOverlap: true, formatter: (month: string) => formatMonth(month) },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: axisText,
      splitLine: { lineStyle: { color: token('line') } },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipFrame(token),
      formatter: (hits: readonly { dataIndex: number }[]) => describe(points[hits[0]?.dataIndex ?? 0]),
    },
    series: [
      ...band(
        'b95',
        (p) => p.low95,
        (p) => p.high95,
        0.12,
      ),
      ...band(
        'b80',
        (p) => p.low80,
        (p) => p.high80,
        0.2,
      ),
      ...vintages.map((path) =>
        plain({
          data: months.map((month) => path.points.find((point) => point.month === month)?.value ?? null),
          lineStyle: { width: 1, color: token('ink-3'), opacity: 0.45 },
        }),
      ),
      plain({
        data: points.map((point, i) => (i < estimates ? point.value : null)),
        lineStyle: { width: 2.5, color: token('brand') },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: token('ink-3'), type: 'dashed' },
          data: [{ yAxis: 100 }],
        },
      }),
      plain({
        data: points.map((point, i) => (i >= estimates - 1 ? point.value : null)),
        lineStyle: { width: 2.5, color: token('brand'), type: 'dotted' },
      }),
    ],
  };
}

function plain(series: object): object {
  return { type: 'line', symbol: 'none', silent: true, ...series };
}

function describe(point: IndexPoint | undefined): HTMLElement | string {
  if (!point) return '';
  return tooltip(formatMonth(point.month), [
    {
      label: t(point.horizon > 0 ? 'economy.history.forecast' : 'economy.history.estimate'),
      value: figure(point.value),
    },
    { label: t('economy.history.band80'), value: `${figure(point.low80)}–${figure(point.high80)}` },
    { label: t('economy.history.band95'), value: `${figure(point.low95)}–${figure(point.high95)}` },
  ]);
}
