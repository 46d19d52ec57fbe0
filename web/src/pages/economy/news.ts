import type { NewsEntry } from '@/api/economy';

/** Impacts below this, in points, are shown as one line. */
const SMALL = 0.02;
const CAUSES = ['news', 'revision', 'model'] as const;

/** The entries worth a line, greatest first, and the sum of all others. */
export function smallAside(entries: readonly NewsEntry[]): { large: readonly NewsEntry[]; small: number } {
  const large = entries
    .filter((entry) => Math.abs(entry.impact) >= SMALL)
    .sort((left, right) => Math.abs(right.impact) - Math.abs(left.impact));
  const small = entries.filter((entry) => Math.abs(entry.impact) < SMALL).reduce((sum, entry) => sum + entry.impact, 0);
  return { large, small };
}

/** Sum of the impacts of each cause that occurs. */
export function causesOf(entries: readonly NewsEntry[]): { cause: NewsEntry['cause']; impact: number }[] {
  return CAUSES.map((cause) => ({ cause, own: entries.filter((entry) => entry.cause === cause) }))
    .filter(({ own }) => own.length > 0)
    .map(({ cause, own }) => ({ cause, impact: own.reduce((sum, entry) => sum + entry.impact, 0) }));
}
