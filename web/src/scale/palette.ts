import type { Classes } from './classes';

export type Theme = 'light' | 'dark';

/** One hue from faint to strong; in the dark theme strong means bright. */
const SEQUENTIAL: Record<Theme, readonly string[]> = {
  light: ['#e0ebf3', '#b4d0e4', '#7eaed0', '#447fb0', '#174a7c'],
  dark: ['#22384a', '#2d567a', '#3f7cab', '#70abd6', '#bfe0f7'],
};

/** Orange below, blue above: tells apart with every common form of colour blindness. */
const DIVERGING: Record<Theme, readonly string[]> = {
  light: ['#b35806', '#eeb06a', '#eceae4', '#95bfdc', '#2166a5'],
  dark: ['#f0993f', '#96602a', '#3a4149', '#396f9a', '#79bbea'],
};

/** Like the sequential ramp, but the lowest values are the strongest. */
const BELOW: Record<Theme, readonly string[]> = {
  light: ['#8a3f00', '#bf6a1d', '#e09a55', '#f2c698', '#f9e7d3'],
  dark: ['#ffc98d', '#e8964a', '#b46a2b', '#7c4c24', '#4a3322'],
};
const RAMPS: Record<Classes['kind'], Record<Theme, readonly string[]>> = {
  sequential: SEQUENTIAL,
  above: SEQUENTIAL,
  below: BELOW,
  diverging: DIVERGING,
};

/** The positions in a five-step ramp that show n classes with the widest spread. */
const PICKS: Record<number, readonly number[]> = {
  1: [2],
  2: [1, 3],
  3: [0, 2, 4],
  4: [0, 1, 3, 4],
  5: [0, 1, 2, 3, 4],
};

/** The fill of each class, in order. */
export function colorsOf(classes: Classes, theme: Theme): string[] {
  const ramp = RAMPS[classes.kind][theme];
  const picks = PICKS[classes.breaks.length + 1] ?? [];
  return picks.map((index) => ramp[index] ?? '#888888');
}

/** Whether text on this #rrggbb colour has to be light. */
export function isDark(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16) / 255);
  return 0.2126 * (red ?? 0) ** 2.2 + 0.7152 * (green ?? 0) ** 2.2 + 0.0722 * (blue ?? 0) ** 2.2 < 0.22;
}
