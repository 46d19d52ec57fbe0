import type { QualityMeasure } from '@/api/data';

/** Shares below this are worth a second look. */
const LOW_SHARE = 0.9;
/** So is a median enterprise that is further than this from its own past. */
const FAR_DRIFT = 0.25;

/** Whether a value is worth a second look. Shares are bad when low; drift is a distance and bad when high. */
export function isPoor(measure: QualityMeasure | 'score', value: number | null): boolean {
  if (value === null) return false;
  return measure === 'drift' ? value > FAR_DRIFT : value < LOW_SHARE;
}

/** The sign beside a poor value, which points to where it went. */
export function signOf(measure: QualityMeasure, value: number | null): string {
  if (!isPoor(measure, value)) return '';
  return measure === 'drift' ? '▲ ' : '▼ ';
}

/** From 0 for a value that is as it should be to 1 for the worst: half of what should be there, or half away from the past. */
export function concern(measure: QualityMeasure | 'score', value: number | null): number {
  if (value === null) return 0;
  const distance = measure === 'drift' ? value : 1 - value;
  return Math.min(1, Math.max(0, (distance - 0.02) / 0.48));
}
