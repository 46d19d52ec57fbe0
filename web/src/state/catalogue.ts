import { computed, shallowRef } from 'vue';
import { remember } from './remember';
import { loomwatch } from '@/api/loomwatch';
import { nameOf, t } from '@/language/language';
import type { Area, Catalogue, Feed, FeedId, Indicator, Measure } from '@/api/types';

/** What hardly ever changes and every page needs. */
interface ReferenceData {
  readonly catalogue: Catalogue;
  /** Streets and communities by id. */
  readonly areas: ReadonlyMap<string, Area>;
  readonly district: Area | undefined;
}

const loaded = shallowRef<ReferenceData>();

/** Fetches feeds, measures, indicators, industries, streets and communities, once. */
export const loadReferenceData = remember(async () => {
  const [catalogue, districts, streets, communities] = await Promise.all([
    loomwatch.catalogue(),
    loomwatch.areas('district'),
    loomwatch.areas('street'),
    loomwatch.areas('community'),
  ]);
  const areas = new Map([...streets.items, ...communities.items].map((area) => [area.id, area]));
  loaded.value = { catalogue, areas, district: districts.items[0] };
});

export const catalogue = computed(() => loaded.value?.catalogue);
export const areas = computed<ReadonlyMap<string, Area>>(() => loaded.value?.areas ?? new Map());

/** The area at the top of the tree; undefined for those who see only a part of it. */
export const district = computed(() => loaded.value?.district);

/** The name of an area by its id; `*` is the whole district, an area not loaded keeps its id. */
export function areaName(id: string): string {
  if (id === '*') return t('common.wholeDistrict');
  return nameOf(id === district.value?.id ? district.value : areas.value.get(id)) || id;
}

export function findFeed(id: FeedId): Feed | undefined {
  return catalogue.value?.feeds.find((feed) => feed.id === id);
}

export function findMeasure(id: string): Measure | undefined {
  return catalogue.value?.measures.find((measure) => measure.id === id);
}

export function findIndicator(id: string): Indicator | undefined {
  return catalogue.value?.indicators.find((indicator) => indicator.id === id);
}
