import { describe, expect, it } from 'vitest';
import { classOfProbability, ranked, totals } from './pressure';
import type { Pressure } from '@/api/schools';

function pressure(area: string, probability: number | null, gap: number | null): Pressure {
  const year = {
    year: 2027,
    pupils: 100,
    places: probability === null ? null : 90,
    probability_short: probability,
    grade: 1,
    expected_gap: gap,
    gap90: gap === null ? null : gap * 2,
  };
  return { area, street: 'S1', name_zh: area, name_en: area, years: [year] };
}

describe('pressure', () => {
  it('puts a probability into its class, bounds into the higher one', () => {
    expect([0, 0.049, 0.05, 0.5, 0.8, 1].map(classOfProbability)).toEqual([
      'ample',
      'ample',
      'watch',
      'short',
      'severe',
      'severe',
    ]);
    expect(classOfProbability(null)).toBeUndefined();
  });

  it('ranks the tightest first and unknown places last', () => {
    const all = [pressure('a', 0.3, 5), pressure('b', 1, 2), pressure('c', 1, 9), pressure('d', null, null)];
    expect(ranked(all, 2027, 'probability_short').map(({ area }) => area)).toEqual(['c', 'b', 'a', 'd']);
    expect(ranked(all, 2027, 'expected_gap').map(({ area }) => area)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('sums gaps without setting surpluses off', () => {
    expect(totals([pressure('a', 0, 0), pressure('b', 0.9, 12)], 2027)).toEqual({
      pupils: 200,
      places: 180,
      gap: 12,
      gap90: 24,
      shortAreas: 1,
    });
  });
});
