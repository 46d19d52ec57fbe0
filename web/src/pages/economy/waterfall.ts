import type { EChartsCoreOption } from 'echarts/core';
import { tooltip, tooltipFrame } from '@/charts/tooltip';
import { t } from '@/language/language';
import { signed } from './wording';

/** One bar of a waterfall. */
export interface Step {
  readonly name: string;
  readonly points: number;
  /** Where the bar begins; the last one, the sum, begins at zero. */
  readonly from: number;
}

/** Bars that begin where the one before ends, and their sum. */
export function stepsOf(parts: readonly { readonly name: string; readonly points: number }[], total: string): Step[] {
  let level = 0;
  const steps = parts.map((part) => {
    const step = { ...part, from: level };
    level += part.points;
    return step;
  });
  return [...steps, { name: total, points: level, from: 0 }];
}

export function waterfallOption(steps: readonly Step[], token: (name: string) => string): EChartsCoreOption {
  const axisText = { color: token('ink-2'), fontSize: 12 };
  const colour = (step: Step, index: number) =>
    index === steps.length - 1 ? token('ink-2') : token(step.points >= 0 ? 'ratio-above' : 'ratio-below');
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', axisLabel: axisText, splitLine: { lineStyle: { color: token('line') } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: steps.map((step) => step.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('line-strong') } },
      axisLabel: { ...axisText, width: 130, overflow: 'truncate' },
    },
    tooltip: {
      ...tooltipFrame(token),
      formatter: (hit: { dataIndex: number }) => {
        const step = steps[hit.dataIndex];
        return step
          ? tooltip(step.name, [{ label: t('economy.waterfall.points'), value: signed(step.points, 2) }])
          : '';
      },
    },
    series: [
      {
        type: 'custom',
        data: steps.map((step, index) => [step.from, step.from + step.points, index]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_: unknown, api: CustomApi) => {
          const index = api.value(2);
          const step = steps[index];
          const [x0 = 0, y = 0] = api.coord([api.value(0), index]);
          const [x1 = 0] = api.coord([api.value(1), index]);
          const height = Math.min(20, (api.size([0, 1])[1] ?? 20) * 0.6);
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: { x: Math.min(x0, x1), y: y - height / 2, width: Math.max(1, Math.abs(x1 - x0)), height },
                style: { fill: step ? colour(step, index) : token('ink-3') },
              },
              {
                type: 'text',
                style: {
                  text: step ? signed(step.points, 2) : '',
                  x: Math.max(x0, x1) + 4,
                  y,
                  verticalAlign: 'middle',
                  fill: token('ink'),
                  font: `12px ${token('font')}`,
                },
              },
            ],
          };
        },
      },
    ],
  };
}

interface CustomApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}
