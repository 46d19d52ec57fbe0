import { shallowRef } from 'vue';
import { areas } from './catalogue';
import { remember } from './remember';
import { loomwatch } from '@/api/loomwatch';
import type { Area } from '@/api/types';
import { nameOf } from '@/language/language';

const grids = shallowRef<ReadonlyMap<string, Area>>(new Map());

/** Fetches the grids once: enterprises stand in grids, lists show the community around them. */
export const loadGrids = remember(async () => {
  const { items } = await loomwatch.areas('grid');
  grids.value = new Map(items.map((grid) => [grid.id, grid]));
});

export function findArea(id: string): Area | undefined {
  return areas.value.get(id) ?? grids.value.get(id);
}

/** The names from street to community around an area, such as 清溪街道 · 龙湖社区. */
export function placeOf(id: string): string {
  const names: string[] = [];
  for (let area = findArea(id); area; area = area.parent ? findArea(area.parent) : undefined) {
    if (area.level !== 'grid') names.unshift(nameOf(area));
  }
  return names.join(' · ');
}
