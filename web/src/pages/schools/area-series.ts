import type { SchoolArea } from '@/api/schools';

/** One year of a grade, or of all grades together. */
export interface Point {
  readonly year: number;
  readonly counted: number | null;
  readonly pupils: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly places: number | null;
  /** What the forecast of the year before said of this year, with its interval. */
  readonly before: { readonly pupils: number; readonly low: number; readonly high: number } | null;
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Past and future of one grade, year by year; undefined is all grades. The forecast begins in the origin year. */
export function seriesOf(area: SchoolArea, grade: number | undefined, origin: number): Point[] {
  const counted = area.counted.filter((one) => one.year <= origin && (grade === undefined || one.grade === grade));
  const forecast = area.forecast.filter((one) => grade === undefined || one.grade === grade);
  const years = [...new Set([...counted, ...forecast].map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => {
    const then = counted.filter((one) => one.year === year);
    const coming = forecast.filter((one) => one.year === year);
    const total = area.totals.find((one) => one.year === year);
    const pupilsThen = then.length > 0 ? sumOf(then.map(({ pupils }) => pupils)) : null;
    const band = grade === undefined ? total : coming[0];
    const earlier =
      grade === undefined
        ? undefined
        : area.earlier.find((one) => one.grade === grade && one.year === year && one.origin_year === year - 1);
    return {
      year,
      counted: pupilsThen,
      pupils: year === origin ? pupilsThen : sumOf(coming.map(({ pupils }) => pupils)),
      low: year === origin ? pupilsThen : (band?.low80 ?? null),
      high: year === origin ? pupilsThen : (band?.high80 ?? null),
      places: sumOf((coming.length > 0 ? coming : then).map(({ places }) => places)),
      before: earlier ? { pupils: earlier.pupils, low: earlier.low80, high: earlier.high80 } : null,
    };
  });
}

/** Pupils of a grade and year, counted or forecast. */
export function pupilsIn(area: SchoolArea, grade: number, year: number, origin: number): number | null {
  return year <= origin
    ? (area.counted.find((one) => one.grade === grade && one.year === year)?.pupils ?? null)
    : (area.forecast.find((one) => one.grade === grade && one.year === year)?.pupils ?? null);
}

/** Places of a grade and year. */
export function placesIn(area: SchoolArea, grade: number, year: number): number | null {
  const cells: readonly { grade: number; year: number; places: number | null }[] = [...area.forecast, ...area.counted];
  return cells.find((one) => one.grade === grade && one.year === year)?.places ?? null;
}

/** A grade's forecast of an earlier year beside what came. */
export interface Comparison {
  readonly grade: number;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
  readonly came: number;
  readonly inside: boolean;
}

/** Forecasts made in one year about another, grade by grade; grades without a count are left out. */
export function compare(area: SchoolArea, from: number, year: number): Comparison[] {
  return area.earlier
    .filter((one) => one.origin_year === from && one.year === year)
    .flatMap((one) => {
      const came = area.counted.find((count) => count.grade === one.grade && count.year === year)?.pupils;
      if (came == null) return [];
      return [
        {
          grade: one.grade,
          forecast: one.pupils,
          low: one.low80,
          high: one.high80,
          came,
          inside: came >= one.low80 && came <= one.high80,
        },
      ];
    });
}
