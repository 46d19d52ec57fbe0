import { describe, expect, it } from 'vitest';
import { baseOf, KINDS, newStep, suggestedPlaces, tightestArea } from './scenario-draft';
import type { Outcome, Pressure, SchoolArea } from '@/api/schools';

const setting = { years: [2027, 2028, 2029], grades: [1, 2, 3, 4, 5, 6, 7, 8, 9], area: 'X1' };

describe('scenario drafts', () => {
  it('begins every kind of step with values in range', () => {
    for (const kind of KINDS) {
      const step = newStep(kind, setting);
      expect(step.kind).toBe(kind);
      expect(step.year).toBeGreaterThan(2000);
    }
    expect(newStep('new_school', setting).places).toHaveLength(9);
  });

  it('suggests whole classes for the worst gap from the opening year on', () => {
    const cell = (grade: number, year: number, gap90: number) => ({ grade, year, gap90 });
    const area = { forecast: [cell(1, 2027, 200), cell(1, 2028, 46), cell(1, 2029, 30), cell(2, 2028, 0)] };
    expect(suggestedPlaces(area as unknown as SchoolArea, [1, 2], 2028)).toEqual([
      { grade: 1, places: 90 },
      { grade: 2, places: 0 },
    ]);
  });

  it('finds the tightest catchment over the coming years only', () => {
    const pressure = (area: string, gaps: number[]) =>
      ({ area, years: gaps.map((gap, index) => ({ year: 2026 + index, expected_gap: gap })) }) as unknown as Pressure;
    expect(tightestArea([pressure('a', [900, 1, 1]), pressure('b', [0, 5, 5])], [2027, 2028])).toBe('b');
  });

  it('makes the base of an outcome', () => {
    const outcome = {
      run: 1,
      origin_year: 2026,
      areas: [],
      years: [
        {
          year: 2027,
          base_pupils: 1,
          pupils: 2,
          base_places: 3,
          places: 4,
          base_gap: 5,
          gap: 1,
          base_gap90: 9,
          gap90: 2,
          extra_places: -4,
          extra_places90: -7,
        },
      ],
    } satisfies Outcome;
    expect(baseOf(outcome).years[0]).toMatchObject({ pupils: 1, places: 3, gap: 5, gap90: 9, extra_places: 0 });
  });
});
