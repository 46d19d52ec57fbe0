import type { IndexKind } from '@/api/economy';
import { numberFormat } from '@/format/intl';
import { language, nameOf, t, type MessageKey } from '@/language/language';
import { areaName, catalogue } from '@/state/catalogue';

/** What a measure is called; an unknown one keeps its id. */
export function measureName(id: string): string {
  const key = `economy.measure.${id}` as MessageKey;
  const text = t(key);
  return text === key ? id : text;
}

export function kindName(kind: IndexKind): string {
  return t(`economy.kind.${kind}`);
}

/** The name of a section of the industry standard. */
export function sectionName(code: string): string {
  return nameOf(catalogue.value?.industries.find((industry) => industry.code === code)) || code;
}

/** What a part of a split is called. */
export function partName(part: string, key: string): string {
  if (key === 'rest') return t('economy.measure.rest');
  if (part === 'series') return measureName(key);
  return part === 'street' ? areaName(key) : sectionName(key);
}

export function points(value: number | null | undefined, decimals = 1): string {
  return value === null || value === undefined
    ? '—'
    : numberFormat(language.value, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value);
}

/** With its sign, as a change. */
export function signed(value: number | null | undefined, decimals = 1): string {
  return value === null || value === undefined
    ? '—'
    : numberFormat(language.value, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: 'exceptZero',
      }).format(value);
}
