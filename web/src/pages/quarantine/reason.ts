import { language, nameOf, translateWord } from '@/language/language';
import { findFeed } from '@/state/catalogue';
import type { FeedId } from '@/api/types';

/** The reason in the reader's language. */
export function reasonOf(named: { readonly reason_zh: string | null; readonly reason_en: string | null }): string {
  return (language.value === 'en' ? named.reason_en : named.reason_zh) ?? named.reason_zh ?? '';
}

/** The name of the feed or of the master data that a row belongs to. */
export function sourceOf(feed: string): string {
  return nameOf(findFeed(feed as FeedId)) || translateWord('sources', feed) || '—';
}
