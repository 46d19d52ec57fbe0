import type { EChartsCoreOption } from 'echarts/core';
import type { Point } from './area-series';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { formatCount } from '@/format/numbers';
import { t } from '@/language/language';

/** Counted pupils, the forecast with its 80 % band, places as steps, and what was said a year before. */
export function fanOption(
  points: readonly Point[],
  origin: number,
  token: (name: string) => string,
): EChartsCoreOption {
  const years = points.map(({ year }) => String(year));
  const values = points.flatMap(({ counted, low, high, places }) => [counted, low, high, places]);
  const known = values.filter((value) => value !== null);
  const least = Math.min(...known);
  const most = Math.max(...known);
  const floor = least > 0.55 * most ? Math.max(0, Math.floor((least - (most - least) * 0.4) / 10) * 10) : 0;
  const axisText = { color: token('ink-3'), fontSize: 12 };
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 52, right: 14, top: 16, bottom: 26 },
    tooltip: {
      ...tooltipFrame(token),
      trigger: 'axis',
      formatter: (hits: readonly { dataIndex: number }[]) => describe(points[hits[0]?.dataIndex ?? 0]),
    },
    xAxis: {
      type: 'category',
      data: years,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('line-strong') } },
      axisLabel: axisText,
      axisPointer: { label: { show: false }, lineStyle: { color: token('ink-3'), type: 'solid' } },
    },
    yAxis: {
      type: 'value',
      min: floor,
      splitNumber: 4,
      splitLine: { lineStyle: { color: token('line') } },
      axisLabel: { ...axisText, formatter: (value: number) => formatCount(value) },
    },
    series: [
      {
        type: 'line',
        stack: 'band',
        data: points.map(({ low }) => low),
        symbol: 'none',
        silent: true,
        lineStyle: { width: 0 },
      },
      {
        type: 'line',
        stack: 'band',
        data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        symbol: 'none',
        silent: true,
        lineStyle: { width: 0 },
        areaStyle: { color: token('brand'), opacity: 0.18 },
      },
      {
        type: 'line',
        step: 'middle',
        data: points.map(({ places }) => places),
        symbol: 'none',
        lineStyle: { color: token('grade-red'), width: 1.6, type: [8, 4] },
        itemStyle: { color: token('grade-red') },
      },
      {
        type: 'line',
        data: points.map(({ pupils }) => pupils),
        symbol: 'emptyCircle',
        symbolSize: 6,
        lineStyle: { color: token('brand'), width: 1.8, type: [3, 3] },
        itemStyle: { color: token('brand') },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: token('ink-3'), type: 'dashed', width: 1 },
          data: [{ xAxis: String(origin) }],
        },
      },
      {
        type: 'line',
        data: points.map(({ counted }) => counted),
        symbol: 'circle',
        symbolSize: 5,
        lineStyle: { color: token('brand'), width: 2 },
        itemStyle: { color: token('brand') },
      },
      {
        type: 'scatter',
        data: points.map(({ before }) => before?.pupils ?? null),
        symbol: 'diamond',
        symbolSize: 9,
        itemStyle: { color: token('surface'), borderColor: token('ratio-below'), borderWidth: 2 },
      },
    ],
  };
}

function describe(point: Point | undefined): HTMLElement {
  if (!point) return tooltip('', []);
  const { year, counted, pupils, low, high, places, before } = point;
  const coming = counted === null;
  return tooltip(String(year), [
    {
      label: coming ? t('schools.detail.forecast') : t('schools.detail.counted'),
      value: formatCount(counted ?? pupils),
    },
    ...(coming && low !== null && high !== null
      ? [{ label: t('schools.detail.interval'), value: `${formatCount(low)}–${formatCount(high)}` }]
      : []),
    { label: t('schools.detail.capacity'), value: formatCount(places) },
    ...(before
      ? [
          {
            label: t('schools.detail.lastYear'),
            value: `${formatCount(before.pupils)} (${formatCount(before.low)}–${formatCount(before.high)})`,
          },
        ]
      : []),
  ]);
}
