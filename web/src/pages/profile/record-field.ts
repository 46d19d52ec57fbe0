import type { FeedField } from '@/api/types';
import { formatDate } from '@/format/dates';
import { formatShare } from '@/format/numbers';
import { numberFormat } from '@/format/intl';
import { locale, t, translateWord } from '@/language/language';

const UNIT_OF_QUANTITY: Readonly<Record<string, 'cubic_metres' | 'kilowatt_hours'>> = {
  cubic_metres: 'cubic_metres',
  kwh: 'kilowatt_hours',
};

function exact(value: string | number, decimals: number): string {
  const number = Number(value);
  if (Number.isNaN(number)) return String(value);
  return numberFormat(locale.value, {
    minimumFractionDigits: decimals === 2 ? 2 : 0,
    maximumFractionDigits: decimals,
  }).format(number);
}

/** A field of a feed record as it was reported, to the last digit; undefined if it was not given. */
export function describeField(field: FeedField, value: string | number | null | undefined): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  switch (field.type) {
    case 'money':
      return `${exact(value, 2)} ${t('units.yuan')}`;
    case 'quantity':
      return `${exact(value, 3)} ${translateWord('units', UNIT_OF_QUANTITY[field.name] ?? '')}`.trim();
    case 'count':
      return exact(value, 0);
    case 'share':
      return formatShare(Number(value), 2);
    case 'date':
      return formatDate(String(value));
    case 'enumeration':
    case 'text':
      return translateWord('words', String(value));
  }
}
