import type { EChartsCoreOption } from 'echarts/core';
import type { FeedSeries } from './feed-series';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { formatMonth, monthOfYear } from '@/format/dates';
import { formatCompact, formatCount, formatNumber, formatQuantity } from '@/format/numbers';
import { dateFormat } from '@/format/intl';
import { language, nameOf, t } from '@/language/language';

const GREATEST_RATIO_SHOWN = 4;
/** A single complaint must not look like the tallest there could be. */
const LEAST_CASES_SHOWN = 4;
const LEFT = 46;
const RIGHT = 10;

/** Which months get a label: January always as the year, others as room allows. */
function labelled(months: readonly string[], index: number): boolean {
  const month = monthOfYear(months[index] ?? '');
  if (months.length > 24) return month === 1 || month === 7;
  return months.length > 12 ? month % 3 === 1 : month % 2 === 1;
}

function monthLabel(month: string): string {
  if (monthOfYear(month) === 1) return month.slice(0, 4);
  return language.value === 'en'
    ? dateFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`))
    : `${monthOfYear(month)}月`;
}

/**
 * The ratio axis: one half to one and a half where everything fits, else from zero. A stray value, such as a report in the
 * wrong unit, must not flatten the rest.
 */
export function ratioAxis(ratios: readonly (number | null)[]): { min: number; max: number; interval: number } {
  const present = ratios.filter((ratio) => ratio !== null);
  const greatest = Math.max(1, ...present);
  if (greatest <= 1.5 && Math.min(1, ...present) >= 0.5) return { min: 0.5, max: 1.5, interval: 0.5 };
  return { min: 0, max: Math.min(GREATEST_RATIO_SHOWN, Math.max(2, Math.ceil(greatest))), interval: 1 };
}

/** The ratio as a line, filled towards 1 in one colour above and another below. */
function ratioSeries(ratios: FeedSeries['ratios'], token: (name: string) => string): object[] {
  const above = ratios.map((ratio) => (ratio === null ? null : Math.max(1, ratio)));
  const below = ratios.map((ratio) => (ratio === null ? null : Math.min(1, ratio)));
  const band = (data: readonly (number | null)[], color: string) => ({
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data,
    symbol: 'none',
    silent: true,
    lineStyle: { width: 0 },
    areaStyle: { origin: 1, color: token(color), opacity: 0.45 },
  });
  return [
    {
      type: 'line',
      xAxisIndex: 1,
      yAxisIndex: 1,
      data: ratios,
      symbolSize: 2,
      symbol: 'circle',
      showAllSymbol: true,
      itemStyle: { color: token('ink-2') },
      lineStyle: { width: 1, color: token('ink-2') },
    },
    band(above, 'ratio-above'),
    band(below, 'ratio-below'),
  ];
}

/** Headline measure above, its ratio to the own median below, months without a report shaded. */
export function feedChart(series: FeedSeries, token: (name: string) => string): EChartsCoreOption {
  const { months, values, ratios, eventual, feed } = series;
  const unit = feed.unit;
  const axisText = { color: token('ink-3'), fontSize: 11 };
  const category = (gridIndex: number, show: boolean) => ({
    type: 'category',
    gridIndex,
    data: months,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: token('line-strong') } },
    axisLabel: { ...axisText, show, interval: (index: number) => labelled(months, index), formatter: monthLabel },
    axisPointer: { label: { show: false }, lineStyle: { color: token('ink-3'), type: 'solid' } },
  });
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: [
      { left: LEFT, right: RIGHT, top: 14, bottom: eventual ? 26 : '38%' },
      { left: LEFT, right: RIGHT, top: '68%', bottom: 26, show: false },
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: {
      ...tooltipFrame(token),
      trigger: 'axis',
      formatter: (points: readonly { dataIndex: number }[]) => describe(series, points[0]?.dataIndex ?? 0),
    },
    xAxis: [category(0, eventual), { ...category(1, !eventual), show: !eventual }],
    yAxis: [
      {
        type: 'value',
        min: 0,
        ...(unit === 'cases' ? { max: ({ max }: { max: number }) => Math.max(max, LEAST_CASES_SHOWN) } : {}),
        ...(unit === 'share' ? { max: 1, interval: 0.5 } : {}),
        splitNumber: 3,
        minInterval: unit === 'persons' || unit === 'cases' ? 1 : 0,
        splitLine: { lineStyle: { color: token('line') } },
        axisLabel: {
          ...axisText,
          formatter: (v: number) => (unit === 'share' ? formatNumber(v, unit) : formatCompact(v)),
        },
      },
      {
        type: 'value',
        gridIndex: 1,
        show: !eventual,
        ...ratioAxis(ratios),
        splitLine: { lineStyle: { color: token('line') } },
        axisLabel: {
          ...axisText,
          formatter: (v: number) => (v === 1 ? (language.value === 'en' ? '1×' : '1 倍') : ''),
        },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      ...(eventual
        ? []
        : [
            {
              type: 'bar',
              yAxisIndex: 2,
              data: gaps(series).map((gap) => (gap ? 1 : null)),
              barWidth: '104%',
              itemStyle: { color: token('gap') },
              silent: true,
              z: 0,
            },
          ]),
      {
        type: eventual ? 'bar' : 'line',
        data: values,
        connectNulls: false,
        symbol: 'circle',
        symbolSize: months.length > 24 ? 4 : 6,
        showAllSymbol: true,
        barMaxWidth: 14,
        itemStyle: { color: token('brand') },
        lineStyle: { color: token('brand'), width: 1.6 },
        emphasis: { scale: 1.8 },
      },
      ...(eventual ? [] : ratioSeries(ratios, token)),
    ],
  };
}

/** Months without a report after the first one; what lies before it is not a gap. */
export function gaps({ values, since }: Pick<FeedSeries, 'values' | 'since'>): boolean[] {
  return values.map((value, i) => value === null && since[i] != null);
}

function describe(series: FeedSeries, index: number): HTMLElement {
  const { months, values, ratios, since, feed, measure } = series;
  const silent = since[index];
  return tooltip(formatMonth(months[index] ?? ''), [
    {
      label: nameOf(measure),
      value: values[index] == null ? t('common.missing') : formatQuantity(values[index], feed.unit),
    },
    { label: t('profile.ratio'), value: formatQuantity(ratios[index], 'ratio') },
    { label: t('profile.sinceColumn'), value: silent == null ? '—' : `${formatCount(silent)} ${t('units.months')}` },
  ]);
}
