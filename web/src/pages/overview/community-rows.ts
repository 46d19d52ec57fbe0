import type { Area, AreaValue } from '@/api/types';
import { shortNameOf } from '@/language/language';

/** A community in the map and its table. */
export interface CommunityRow {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly value: number | null;
  readonly enterprises: number | null;
  /** Kept back, because it would tell about single enterprises. */
  readonly suppressed: boolean;
}

export type SortColumn = 'name' | 'street' | 'value' | 'enterprises';
export interface SortOrder {
  readonly column: SortColumn;
  readonly ascending: boolean;
}

/** Every known community, also those the server has no value for. */
export function communityRows(items: readonly AreaValue[], areas: ReadonlyMap<string, Area>): CommunityRow[] {
  const values = new Map(items.map((item) => [item.area, item]));
  return [...areas.values()]
    .filter((area) => area.level === 'community')
    .map((area) => ({
      id: area.id,
      name: shortNameOf(area),
      street: shortNameOf(area.parent ? areas.get(area.parent) : undefined),
      value: values.get(area.id)?.value ?? null,
      enterprises: values.has(area.id) ? (values.get(area.id)?.enterprises ?? null) : 0,
      suppressed: values.get(area.id)?.suppressed ?? false,
    }));
}

/** The rows in order; missing values stay last whichever way. */
export function sortRows(rows: readonly CommunityRow[], { column, ascending }: SortOrder): CommunityRow[] {
  const direction = ascending ? 1 : -1;
  return [...rows].sort((a, b) => {
    if (column === 'name' || column === 'street') return direction * a[column].localeCompare(b[column], 'zh-CN');
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return direction * (x - y);
  });
}
