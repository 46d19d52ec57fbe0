import { dateFormat } from './intl';
import { language, locale, t } from '@/language/language';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A month "2026-09" as 2026年9月 or Sep 2026. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  if (!year || !number) return month;
  return language.value === 'en'
    ? dateFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, number - 1))
    : `${year}年${number}月`;
}

/** The month before "2026-01": "2025-12". */
export function previousMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number > 1 ? `${year}-${String(number - 1).padStart(2, '0')}` : `${year - 1}-12`;
}

/** The calendar month 1 to 12 of "2026-09". */
export function monthOfYear(month: string): number {
  return Number(month.slice(5, 7));
}

/** A calendar date "2026-09-30" as 2026年9月30日 or 30 Sep 2026. */
export function formatDate(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return dateFormat(locale.value, {
    year: 'numeric',
    month: language.value === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(time);
}

/** An instant in the reader's own time zone, to the minute: 2026-09-30 18:05. */
export function formatInstant(instant: string | number | Date): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return String(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How old an instant is, in the largest fitting unit. */
export function formatAge(instant: string, now: number): string {
  const age = now - Date.parse(instant);
  if (age < -MINUTE) return t('age.future');
  if (age < HOUR) return t('age.ago', { age: t('age.minutes', { n: Math.max(0, Math.floor(age / MINUTE)) }) });
  if (age < 2 * DAY) return t('age.ago', { age: t('age.hours', { n: Math.floor(age / HOUR) }) });
  return t('age.ago', { age: t('age.days', { n: Math.floor(age / DAY) }) });
}

/** Whole days since an instant; never negative. */
export function daysSince(instant: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(instant)) / DAY));
}
