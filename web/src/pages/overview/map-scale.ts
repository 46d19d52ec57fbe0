import type { CommunityRow } from './community-rows';
import type { LegendEntry } from './MapLegend.vue';
import type { UnitId } from '@/api/types';
import { columnFormat, formatNumber, formatQuantity, joinUnit } from '@/format/numbers';
import { t } from '@/language/language';
import { centredClasses, classOf, quantileClasses, type Classes } from '@/scale/classes';
import { colorsOf, type Theme } from '@/scale/palette';

const CLASS_COUNT = 5;

export interface MapScale {
  readonly classes: Classes;
  readonly colors: readonly string[];
  /** Fill by community id; a community without a value has none. */
  readonly fills: ReadonlyMap<string, string>;
}

/** Ratios are divided around 1, everything else by quantiles. */
export function mapScale(rows: readonly CommunityRow[], unit: UnitId, theme: Theme): MapScale {
  const values = rows.map((row) => row.value);
  const classes = unit === 'ratio' ? centredClasses(values, 1, CLASS_COUNT) : quantileClasses(values, CLASS_COUNT);
  const colors = colorsOf(classes, theme);
  const fills = new Map<string, string>();
  for (const row of rows) {
    const fill = row.value === null ? undefined : colors[classOf(classes, row.value)];
    if (fill) fills.set(row.id, fill);
  }
  return { classes, colors, fills };
}

function rangeText(classes: Classes, index: number, unit: UnitId, only: number | undefined): string {
  const low = classes.breaks[index - 1];
  const high = classes.breaks[index];
  const ratio = columnFormat(classes.breaks, 'ratio');
  const number = (value: number) => (unit === 'ratio' ? ratio.format(value) : formatNumber(value, unit));
  const quantity = (value: number) => joinUnit(number(value), unit);
  if (low !== undefined && high !== undefined) return `${number(low)} – ${quantity(high)}`;
  if (high !== undefined) return `< ${quantity(high)}`;
  return low === undefined ? formatQuantity(only, unit) : `≥ ${quantity(low)}`;
}

/** The classes in words, with how many communities are in each, and those without data. */
export function legendOf(scale: MapScale, rows: readonly CommunityRow[], unit: UnitId): LegendEntry[] {
  const values = rows.map((row) => row.value).filter((value) => value !== null);
  const entries: LegendEntry[] = scale.colors.map((fill, index) => ({
    fill,
    range: rangeText(scale.classes, index, unit, values[0]),
    count: values.filter((value) => classOf(scale.classes, value) === index).length,
  }));
  const missing = rows.length - values.length;
  return missing ? [...entries, { fill: undefined, range: t('common.noData'), count: missing }] : entries;
}
