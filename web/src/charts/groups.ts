import type { DimensionId } from '@/api/charts';
import { nameOf, t } from '@/language/language';
import { areaName, catalogue } from '@/state/catalogue';
import { holds } from '@/state/session';

/** What a group of a chart or analysis is called. */
export function groupName(by: DimensionId, key: string): string {
  if (key === '*') return t('common.all');
  if (by === 'street' || by === 'community') return areaName(key);
  if (by === 'size') return nameOf(catalogue.value?.sizes.find(({ id }) => id === key)) || key;
  return nameOf(catalogue.value?.industries.find(({ code }) => code === key)) || key;
}

/** The filter of other pages that stands for a group; undefined for those that have none. */
export function groupFilter(by: DimensionId, key: string): Readonly<Record<string, string>> | undefined {
  if (key === '*') return undefined;
  if (by === 'street' || by === 'community') return { area: key };
  if (by === 'size') return { size: key };
  return by === 'month' ? undefined : { industry: key };
}

/** Where the enterprises of a group are listed, for those who may see them. */
export function enterprisesOf(by: DimensionId, key: string) {
  const query = groupFilter(by, key);
  return query && holds('enterprise_read') ? { path: '/enterprises', query } : undefined;
}
