import type { Pressure, PressureYear } from '@/api/schools';

/** How tight, in words: by the probability of missing places. */
export const CLASSES = ['ample', 'watch', 'tight', 'short', 'severe'] as const;
export type PressureClass = (typeof CLASSES)[number];

/** Lower bounds of all classes but the first. */
export const BOUNDS: readonly number[] = [0.05, 0.2, 0.5, 0.8];

/** The class of a probability; undefined where places are unknown. */
export function classOfProbability(probability: number | null | undefined): PressureClass | undefined {
  if (probability == null) return undefined;
  return CLASSES[BOUNDS.filter((bound) => probability >= bound).length];
}

export function yearOf(pressure: Pressure, year: number): PressureYear | undefined {
  return pressure.years.find((one) => one.year === year);
}

export type Measure = 'probability_short' | 'expected_gap' | 'gap90';

/** Tightest first; ties by the expected gap, then by id. Unknown places last. */
export function ranked(pressures: readonly Pressure[], year: number, measure: Measure): Pressure[] {
  const value = (pressure: Pressure, of: Measure) => yearOf(pressure, year)?.[of] ?? -1;
  return [...pressures].sort(
    (a, b) =>
      value(b, measure) - value(a, measure) ||
      value(b, 'expected_gap') - value(a, 'expected_gap') ||
      a.area.localeCompare(b.area),
  );
}

export interface Totals {
  readonly pupils: number;
  readonly places: number;
  readonly gap: number;
  readonly gap90: number;
  readonly shortAreas: number;
}

/** Sums over catchments; gaps never net of surpluses. */
export function totals(pressures: readonly Pressure[], year: number): Totals {
  const years = pressures.map((pressure) => yearOf(pressure, year)).filter((one) => one !== undefined);
  const sum = (value: (one: PressureYear) => number | null) => years.reduce((all, one) => all + (value(one) ?? 0), 0);
  return {
    pupils: sum((one) => one.pupils),
    places: sum((one) => one.places),
    gap: sum((one) => one.expected_gap),
    gap90: sum((one) => one.gap90),
    shortAreas: years.filter((one) => (one.probability_short ?? 0) >= 0.5).length,
  };
}
