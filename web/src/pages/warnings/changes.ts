import type { Warning, WarningReason } from '@/api/warnings';

/** What is different about a warning from the month scored before. */
export interface WarningChange {
  readonly before: Warning;
  /** Change of the probability, in shares. */
  readonly probability: number;
  readonly gradeChanged: boolean;
  /** Feeds that push the score up now and did not before. */
  readonly added: readonly WarningReason[];
  /** Feeds that pushed it up before and do no longer. */
  readonly gone: readonly WarningReason[];
  /** Whether another model scored: then not only the enterprise has changed. */
  readonly otherModel: boolean;
}

/** Compares a month with the latest one scored before it; nothing for the first. */
export function changeOf(history: readonly Warning[], shown: Warning): WarningChange | undefined {
  const before = history
    .filter(({ month }) => month < shown.month)
    .reduce<Warning | undefined>((latest, one) => (latest && latest.month > one.month ? latest : one), undefined);
  if (!before) return undefined;
  const feedsOf = (warning: Warning) => new Set(warning.reasons.map(({ feed }) => feed));
  const now = feedsOf(shown);
  const then = feedsOf(before);
  return {
    before,
    probability: shown.probability - before.probability,
    gradeChanged: shown.grade !== before.grade,
    added: shown.reasons.filter(({ feed }) => !then.has(feed)),
    gone: before.reasons.filter(({ feed }) => !now.has(feed)),
    otherModel: shown.model !== before.model,
  };
}
