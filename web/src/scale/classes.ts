/** A division of the number line into classes: class i holds breaks[i−1] ≤ v < breaks[i]. */
export interface Classes {
  readonly breaks: readonly number[];
  readonly kind: 'sequential' | 'diverging';
}

const present = (value: number | null | undefined): value is number => value != null && Number.isFinite(value);

/** Rounds to the given significant digits. */
export function roundTo(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** The p-quantile by linear interpolation (type 7) of values sorted upwards. */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const low = Math.floor(position);
  const a = sorted[low] ?? NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? NaN;
  return a + (b - a) * (position - low);
}

/**
 * Classes with about as many values in each, their bounds rounded to two or three significant digits. Ties and rounding
 * may leave fewer classes than asked for; equal values give a single one.
 */
export function quantileClasses(values: readonly (number | null)[], count: number): Classes {
  const sorted = values.filter(present).sort((a, b) => a - b);
  const smallest = sorted[0];
  const greatest = sorted.at(-1);
  if (smallest === undefined || greatest === undefined || smallest === greatest) {
    return { breaks: [], kind: 'sequential' };
  }
  const exact = Array.from({ length: count - 1 }, (_, i) => quantile(sorted, (i + 1) / count));
  const rounded = [2, 3, 4]
    .map((digits) => exact.map((value) => roundTo(value, digits)))
    .find((breaks) => new Set(breaks).size === new Set(exact).size);
  const breaks = [...new Set(rounded ?? exact)].filter((value) => value > smallest && value <= greatest);
  return { breaks, kind: 'sequential' };
}

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];

/** Five classes symmetric about the centre, wide enough that most values lie within the inner four bounds. */
export function divergingClasses(values: readonly (number | null)[], centre: number): Classes {
  const deviations = values
    .filter(present)
    .map((value) => Math.abs(value - centre))
    .sort((a, b) => a - b);
  if (deviations.length === 0) return { breaks: [], kind: 'diverging' };
  const reach = quantile(deviations, 0.8);
  const step = STEPS.find((width) => width * 3 >= reach) ?? 5;
  const breaks = [-3, -1, 1, 3].map((times) => roundTo(centre + times * step, 4));
  return { breaks, kind: 'diverging' };
}

/** The class a value belongs to. */
export function classOf(classes: Classes, value: number): number {
  const index = classes.breaks.findIndex((bound) => value < bound);
  return index < 0 ? classes.breaks.length : index;
}
