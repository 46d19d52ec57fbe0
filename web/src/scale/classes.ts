/** A division of the number line into classes: class i holds breaks[i−1] ≤ v < breaks[i]. */
export interface Classes {
  readonly breaks: readonly number[];
  readonly kind: 'sequential' | 'diverging' | 'above' | 'below';
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

/** Whether rounded bounds still divide the values into classes none of which is more than twice its fair share. */
function spreads(sorted: readonly number[], breaks: readonly number[], count: number): boolean {
  const sizes = [...breaks, Infinity].map((bound, i) => {
    const from = breaks[i - 1] ?? -Infinity;
    return sorted.filter((value) => value >= from && value < bound).length;
  });
  return Math.max(...sizes) <= Math.max(1, (2 * sorted.length) / count);
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
    .find((breaks) => new Set(breaks).size === new Set(exact).size && spreads(sorted, breaks, count));
  const breaks = [...new Set(rounded ?? exact)].filter((value) => value > smallest && value <= greatest);
  return { breaks, kind: 'sequential' };
}

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
/** With this share of the values on one side of the centre, the differences worth showing are on that side. */
const ONE_SIDED = 0.9;

/**
 * Classes for values around a centre: five, symmetric about it and wide enough that most values lie within the inner four
 * bounds. Where nearly all values lie on one side, as in a season when everybody uses more, quantiles of that side instead.
 */
export function centredClasses(values: readonly (number | null)[], centre: number, count: number): Classes {
  const known = values.filter(present);
  const share = (side: (value: number) => boolean) => known.filter(side).length / known.length;
  if (known.length === 0) return { breaks: [], kind: 'diverging' };
  if (share((value) => value > centre) >= ONE_SIDED) return { ...quantileClasses(known, count), kind: 'above' };
  if (share((value) => value < centre) >= ONE_SIDED) return { ...quantileClasses(known, count), kind: 'below' };
  const reach = quantile(
    known.map((value) => Math.abs(value - centre)).sort((a, b) => a - b),
    0.8,
  );
  const step = STEPS.find((width) => width * 3 >= reach) ?? 5;
  return { breaks: [-3, -1, 1, 3].map((times) => roundTo(centre + times * step, 4)), kind: 'diverging' };
}

/** The class a value belongs to. */
export function classOf(classes: Classes, value: number): number {
  const index = classes.breaks.findIndex((bound) => value < bound);
  return index < 0 ? classes.breaks.length : index;
}
