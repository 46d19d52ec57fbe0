import { computed, shallowRef } from 'vue';
import { remember } from './remember';
import { loomwatch } from '@/api/loomwatch';
import type { Area, Catalogue, Feed, FeedId, Indicator, Measure } from '@/api/types';

/** What hardly ever changes and every page needs. */
interface ReferenceData {
  readonly catalogue: Catalogue;
  /** Streets and communities by id. */
  readonly areas: ReadonlyMap<string, Area>;
}

const loaded = shallowRef<ReferenceData>();

/** Fetches feeds, measures, indicators, industries, streets and communities, once. */
export const loadReferenceData = remember(async () => {
  const [catalogue, streets, communities] = await Promise.all([
    loomwatch.catalogue(),
    loomwatch.areas('street'),
    loomwatch.areas('community'),
  ]);
  const areas = new Map([...streets.items, ...communities.items].map((area) => [area.id, area]));
  loaded.value = { catalogue, areas };
});

export const catalogue = computed(() => loaded.value?.catalogue);
export const areas = computed<ReadonlyMap<string, Area>>(() => loaded.value?.areas ?? new Map());

export function findFeed(id: FeedId): Feed | undefined {
  return catalogue.value?.feeds.find((feed) => feed.id === id);
}

export function findMeasure(id: string): Measure | undefined {
  return catalogue.value?.measures.find((measure) => measure.id === id);
}

export function findIndicator(id: string): Indicator | undefined {
  return catalogue.value?.indicators.find((indicator) => indicator.id === id);
}
