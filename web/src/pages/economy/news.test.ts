import { describe, expect, it } from 'vitest';
import { causesOf, smallAside } from './news';
import type { NewsEntry } from '@/api/economy';

function entry(cause: NewsEntry['cause'], impact: number): NewsEntry {
  return {
    target: '2026-09',
    cause,
    series: 'power',
    release: null,
    actual: null,
    expected: null,
    weight: null,
    impact,
  };
}

describe('news', () => {
  const entries = [entry('news', 0.3), entry('revision', -0.5), entry('news', 0.01), entry('revision', 0.005)];

  it('keeps what matters, greatest first, and sums up the rest', () => {
    const { large, small } = smallAside(entries);
    expect(large.map(({ impact }) => impact)).toEqual([-0.5, 0.3]);
    expect(small).toBeCloseTo(0.015);
  });

  it('splits the whole change by cause', () => {
    const causes = causesOf(entries);
    expect(causes.map(({ cause }) => cause)).toEqual(['news', 'revision']);
    expect(causes.reduce((sum, { impact }) => sum + impact, 0)).toBeCloseTo(-0.185);
  });
});
