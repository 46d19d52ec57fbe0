import { t } from '@/language/language';

/** A number of bytes in the largest fitting unit. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** step;
  return `${value.toFixed(step === 0 || value >= 100 ? 0 : 1)} ${units[step] ?? ''}`;
}

/** A length of time: seconds below two minutes, else minutes and seconds. */
export function formatSeconds(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '—';
  if (seconds < 10) return t('ingest.seconds', { n: Math.round(seconds * 10) / 10 });
  const whole = Math.round(seconds);
  if (whole < 120) return t('ingest.seconds', { n: whole });
  return t('ingest.minutes', { m: Math.floor(whole / 60), s: whole % 60 });
}
