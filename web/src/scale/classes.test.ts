import { describe, expect, it } from 'vitest';
import { centredClasses, classOf, quantile, quantileClasses } from './classes';
import { colorsOf, isDark } from './palette';

const range = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('quantile classes', () => {
  it('interpolates quantiles between neighbours', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.3)).toBe(7);
  });

  it('puts about as many values into each class', () => {
    const classes = quantileClasses(range(100), 5);
    const counts = [0, 0, 0, 0, 0];
    for (const value of range(100)) {
      const index = classOf(classes, value);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(classes.breaks).toEqual([21, 41, 60, 80]);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  it('leaves missing values out', () => {
    expect(quantileClasses([null, 1, null, 2, 3, 4, 5], 5)).toEqual(quantileClasses([1, 2, 3, 4, 5], 5));
    expect(quantileClasses([null, null], 5).breaks).toEqual([]);
  });

  it('gives one class for equal values and fewer for ties', () => {
    expect(quantileClasses([4, 4, 4], 5).breaks).toEqual([]);
    const tied = quantileClasses([0, 0, 0, 0, 0, 0, 0, 0, 1, 2], 5);
    expect(tied.breaks.length).toBeLessThan(4);
    expect(new Set(tied.breaks).size).toBe(tied.breaks.length);
  });

  it('has rising bounds with every class reachable', () => {
    const values = range(40).map((i) => Math.exp(i / 4));
    const { breaks } = quantileClasses(values, 5);
    expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
    expect(new Set(values.map((value) => classOf({ breaks, kind: 'sequential' }, value))).size).toBe(breaks.length + 1);
  });
});

describe('classes around a centre', () => {
  it('is symmetric about the centre', () => {
    const { breaks } = centredClasses([0.92, 0.97, 1, 1.04, 1.1], 1, 5);
    expect(breaks).toEqual([0.85, 0.95, 1.05, 1.15]);
  });

  it('puts the centre into the middle class', () => {
    const classes = centredClasses([0.4, 1, 3], 1, 5);
    expect(classOf(classes, 1)).toBe(2);
  });
});

describe('classes where all lie on one side', () => {
  const seasonal = [1.163, 1.165, 1.171, 1.174, 1.176, 1.179, 1.181, 1.184, 1.19, 1.2];

  it('divides by quantiles, so that the differences show', () => {
    const above = centredClasses(seasonal, 1, 5);
    expect(above.kind).toBe('above');
    expect(new Set(seasonal.map((value) => classOf(above, value))).size).toBe(5);
    expect(
      centredClasses(
        seasonal.map((value) => 2 - value),
        1,
        5,
      ).kind,
    ).toBe('below');
  });
});

describe('palette', () => {
  it('has a colour for every class, in both themes', () => {
    for (const count of [1, 2, 3, 4, 5]) {
      const classes = { breaks: range(count - 1), kind: 'sequential' } as const;
      expect(new Set(colorsOf(classes, 'light')).size).toBe(count);
      expect(new Set(colorsOf(classes, 'dark')).size).toBe(count);
    }
  });

  it('knows on which fills text has to be light', () => {
    expect(isDark('#174a7c')).toBe(true);
    expect(isDark('#e0ebf3')).toBe(false);
  });
});
