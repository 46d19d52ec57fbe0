import { describe, expect, it } from 'vitest';
import { compare, pupilsIn, seriesOf } from './area-series';
import type { SchoolArea } from '@/api/schools';

const area: SchoolArea = {
  area: 'X1',
  name_zh: '一',
  name_en: 'One',
  street: 'S1',
  counted: [
    { grade: 1, year: 2025, pupils: 90, places: 100 },
    { grade: 1, year: 2026, pupils: 95, places: 100 },
    { grade: 2, year: 2026, pupils: 80, places: null },
  ],
  forecast: [
    {
      area: 'X1',
      grade: 1,
      year: 2027,
      pupils: 99,
      low80: 92,
      high80: 107,
      places: 110,
      probability_short: 0.1,
      expected_gap: 1,
      gap90: 0,
    },
    {
      area: 'X1',
      grade: 2,
      year: 2027,
      pupils: 94,
      low80: 90,
      high80: 98,
      places: null,
      probability_short: null,
      expected_gap: null,
      gap90: null,
    },
  ],
  totals: [{ year: 2027, pupils: 193, low80: 186, high80: 201 }],
  earlier: [{ origin_year: 2025, made_at: null, grade: 1, year: 2026, pupils: 93, low80: 88, high80: 94 }],
  births: [],
  dwellings: [],
};

describe('series of an area', () => {
  it('joins the count of the origin year to the forecast', () => {
    const series = seriesOf(area, 1, 2026);
    expect(series.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect(series[1]).toMatchObject({ counted: 95, pupils: 95, low: 95, high: 95, places: 100 });
    expect(series[1]?.before).toEqual({ pupils: 93, low: 88, high: 94 });
    expect(series[2]).toMatchObject({ counted: null, pupils: 99, low: 92, high: 107, places: 110 });
  });

  it('takes the interval of the total from the total, not from the grades', () => {
    expect(seriesOf(area, undefined, 2026)[2]).toMatchObject({ pupils: 193, low: 186, high: 201, places: 110 });
  });

  it('reads one cell from the past or the future', () => {
    expect(pupilsIn(area, 1, 2026, 2026)).toBe(95);
    expect(pupilsIn(area, 2, 2027, 2026)).toBe(94);
    expect(pupilsIn(area, 2, 2025, 2026)).toBeNull();
  });

  it('compares what was said with what came', () => {
    expect(compare(area, 2025, 2026)).toEqual([{ grade: 1, forecast: 93, low: 88, high: 94, came: 95, inside: false }]);
  });
});
