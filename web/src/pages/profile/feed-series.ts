import type { EnterpriseIndicators, Feed, FeedId, Measure, Series } from '@/api/types';
import { findMeasure } from '@/state/catalogue';

/** How much of the history is shown. */
export type Range = '12' | '24' | 'all';
export const RANGES: readonly Range[] = ['12', '24', 'all'];

export function isRange(text: string | undefined): text is Range {
  return RANGES.some((range) => range === text);
}

/** Feeds in which a month without a record means that nothing happened, not that a report is missing. */
const EVENT_FEEDS: ReadonlySet<FeedId> = new Set(['complaints', 'capacity_exit']);

/** One feed of one enterprise by month: headline measure, its ratio to the own median, months since the last report. */
export interface FeedSeries {
  readonly feed: Feed;
  readonly measure: Measure | undefined;
  readonly eventual: boolean;
  readonly months: readonly string[];
  readonly values: Series;
  readonly ratios: Series;
  readonly since: Series;
  /** What the viewer's grants leave out: nothing, the amounts, or the whole feed. */
  readonly hidden: 'nothing' | 'amounts' | 'everything';
}

function hiddenOf(feed: Feed, masked: readonly string[]): FeedSeries['hidden'] {
  if (!masked.includes(feed.headline)) return 'nothing';
  return masked.includes(`${feed.id}_ratio`) ? 'everything' : 'amounts';
}

/** Takes the series of a feed out of the answer, cut to the range. */
export function feedSeries(feed: Feed, answer: EnterpriseIndicators, range: Range): FeedSeries {
  const length = answer.months.length;
  const start = range === 'all' ? 0 : Math.max(0, length - Number(range));
  const cut = (series: Series | undefined): Series =>
    Array.from({ length: length - start }, (_, i) => series?.[start + i] ?? null);
  return {
    feed,
    measure: findMeasure(feed.headline),
    eventual: EVENT_FEEDS.has(feed.id),
    months: answer.months.slice(start),
    values: cut(answer.measures[feed.headline]),
    ratios: cut(answer.indicators[`${feed.id}_ratio`]),
    since: cut(answer.indicators[`${feed.id}_since`]),
    hidden: hiddenOf(feed, answer.masked),
  };
}
