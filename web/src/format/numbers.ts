import { numberFormat } from './intl';
import type { UnitId } from '@/api/types';
import { language, locale, t } from '@/language/language';

/** How a missing value is written. Missing is never zero. */
export const MISSING = '—';

const COMPACT_FROM = { 'zh-CN': 10_000, en: 100_000 } as const;

/** A whole number with grouping: 12,345. */
export function formatCount(value: number | null | undefined): string {
  return value == null ? MISSING : numberFormat(locale.value, { maximumFractionDigits: 0 }).format(value);
}

/**
 * A number in at most four significant digits with 万 and 亿 in Chinese, K, M and B in English; smaller ones are grouped
 * and keep up to two decimals.
 */
export function formatCompact(value: number | null | undefined): string {
  if (value == null) return MISSING;
  if (Math.abs(value) < COMPACT_FROM[language.value]) {
    const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return numberFormat(locale.value, { maximumFractionDigits: decimals }).format(value);
  }
  return numberFormat(language.value === 'en' ? 'en-US' : 'zh-CN', {
    notation: 'compact',
    maximumSignificantDigits: 4,
    useGrouping: true,
  }).format(value);
}

/** A share between 0 and 1 as a percentage. */
export function formatShare(value: number | null | undefined, decimals = 1): string {
  if (value == null) return MISSING;
  return numberFormat(locale.value, { style: 'percent', maximumFractionDigits: decimals }).format(value);
}

/** The number alone, in the way its unit asks for; the unit sign is {@link unitSign}. */
export function formatNumber(value: number | null | undefined, unit: UnitId): string {
  if (value == null) return MISSING;
  if (unit === 'share' || unit === 'per_month') return formatShare(value);
  if (unit === 'ratio' || unit === 'score')
    return numberFormat(locale.value, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value);
  return formatCompact(value);
}

/** The sign after a number; shares carry their own percent sign. */
export function unitSign(unit: UnitId): string {
  return unit === 'share' || unit === 'stage' || unit === 'flag' ? '' : t(`units.${unit}`);
}

/** A number already written, with its unit. */
export function joinUnit(number: string, unit: UnitId): string {
  const sign = unitSign(unit);
  if (sign === '') return number;
  if (language.value === 'en') {
    if (unit === 'yuan') return `${sign} ${number}`;
    return unit === 'ratio' ? `${number}${sign}` : `${number} ${sign}`;
  }
  return /[万亿]$/.test(number) ? `${number}${sign}` : `${number} ${sign}`;
}

/** Number and unit together: 12.35万元, CNY 123.5K, 1.20 倍, 1.20×. */
export function formatQuantity(value: number | null | undefined, unit: UnitId): string {
  return value == null ? MISSING : joinUnit(formatNumber(value, unit), unit);
}

/** Relative change from an earlier value; null where either is missing or the earlier one is zero. */
export function relativeChange(now: number | null | undefined, before: number | null | undefined): number | null {
  return now == null || before == null || before === 0 ? null : now / before - 1;
}

/** A change with its sign: +3.2%, −0.4%. */
export function formatChange(change: number | null): string {
  if (change === null) return MISSING;
  return numberFormat(locale.value, {
    style: 'percent',
    minimumFractionDigits: Math.abs(change) < 10 ? 1 : 0,
    maximumFractionDigits: Math.abs(change) < 10 ? 1 : 0,
    signDisplay: 'exceptZero',
  }).format(change);
}

/** How the numbers of one table column are written: all in the same magnitude, so that they can be compared by eye. */
export interface ColumnFormat {
  /** Magnitude and unit for the head of the column, such as 万元. */
  readonly sign: string;
  readonly format: (value: number | null | undefined) => string;
}

/** Two decimals, or three where two would make different values look the same. */
function ratioFormat(values: readonly (number | null)[]): ColumnFormat['format'] {
  const known = values.filter((value) => value !== null);
  const decimals = Math.max(...known) - Math.min(...known) < CLOSE_RATIOS ? 3 : 2;
  const numbers = numberFormat(locale.value, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (value) => (value == null ? MISSING : numbers.format(value));
}

const CLOSE_RATIOS = 0.1;
const MAGNITUDES = {
  'zh-CN': [
    { from: 1e8, sign: '亿' },
    { from: 1e4, sign: '万' },
  ],
  en: [
    { from: 1e9, sign: 'billion ' },
    { from: 1e6, sign: 'million ' },
    { from: 1e4, sign: 'thousand ' },
  ],
} as const;
const WHOLE_UNITS: ReadonlySet<UnitId> = new Set(['persons', 'cases', 'days', 'enterprises']);

/** Chooses magnitude and decimals by the greatest value of the column. */
export function columnFormat(values: readonly (number | null)[], unit: UnitId): ColumnFormat {
  const sign = unitSign(unit);
  if (unit === 'share') return { sign, format: (value) => formatShare(value) };
  if (unit === 'ratio') return { sign, format: ratioFormat(values) };
  const greatest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const magnitude = MAGNITUDES[language.value].find(({ from }) => greatest >= 10 * from);
  const scale = magnitude?.from === 1e4 && language.value === 'en' ? 1e3 : (magnitude?.from ?? 1);
  const whole =
    !magnitude &&
    (WHOLE_UNITS.has(unit) ? values.every((value) => value === null || Number.isInteger(value)) : greatest >= 1000);
  const decimals = whole ? 0 : 1;
  const numbers = numberFormat(locale.value, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return {
    sign: `${magnitude?.sign ?? ''}${sign}`.trim(),
    format: (value) => (value == null ? MISSING : numbers.format(value / scale)),
  };
}
