import type { ThemeRow, ThemeTable } from '@/api/charts';
import { groupName } from '@/charts/groups';
import { formatMonth } from '@/format/dates';
import { formatChange, formatCount, formatQuantity, formatShare, relativeChange } from '@/format/numbers';
import { t } from '@/language/language';

/** The column of a measure; -1 where the analysis has none of that name. */
export function columnOf(table: ThemeTable, measure: string): number {
  return table.columns.findIndex((column) => column.measure === measure);
}

function totalOf(table: ThemeTable, measure: string, monthsBack = 0): number | null {
  const column = columnOf(table, measure);
  return table.trend.at(-1 - monthsBack)?.values[column] ?? null;
}

/** The row with the greatest value, and that value. */
export function greatest(
  table: ThemeTable,
  value: (row: ThemeRow) => number | null,
): { row: ThemeRow; value: number } | undefined {
  let found: { row: ThemeRow; value: number } | undefined;
  for (const row of table.rows) {
    const own = value(row);
    if (own !== null && own > (found?.value ?? 0)) found = { row, value: own };
  }
  return found;
}

function add(...values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** Says an analysis in one or a few sentences, out of the numbers that its table shows. */
export function sentenceOf(table: ThemeTable): string {
  const month = formatMonth(table.month ?? '');
  const total = (measure: string, back = 0) => totalOf(table, measure, back);
  const cell = (row: ThemeRow, measure: string) => row.cells[columnOf(table, measure)]?.value ?? null;
  const name = (found: { row: ThemeRow } | undefined) => (found ? groupName(table.by, found.row.key) : '');
  switch (table.theme) {
    case 'risk': {
      if (total('scored_enterprises') === null) return t('themes.notScored');
      const serious = (back: number) => add(total('red_warnings', back), total('orange_warnings', back));
      const most = greatest(table, (row) => add(cell(row, 'red_warnings'), cell(row, 'orange_warnings')));
      const staff = total('staff_at_risk');
      return (
        t('themes.sentences.risk', {
          month,
          scored: formatCount(total('scored_enterprises')),
          red: formatCount(total('red_warnings')),
          orange: formatCount(total('orange_warnings')),
          change: formatChange(relativeChange(serious(0), serious(1))),
        }) +
        (staff === null ? '' : t('themes.sentences.riskStaff', { staff: formatCount(staff) })) +
        (most ? t('themes.sentences.riskMost', { name: name(most), n: formatCount(most.value) }) : '')
      );
    }
    case 'energy': {
      const most = greatest(table, (row) => cell(row, 'power_per_staff'));
      return (
        t('themes.sentences.energy', {
          month,
          power: formatQuantity(total('power_kwh'), 'kilowatt_hours'),
          change: formatChange(relativeChange(total('power_kwh'), total('power_kwh', 1))),
          staff: formatCount(total('staff_registered')),
          each: formatQuantity(total('power_per_staff'), 'kilowatt_hours'),
        }) +
        (most
          ? t('themes.sentences.energyMost', {
              name: name(most),
              each: formatQuantity(most.value, 'kilowatt_hours'),
            })
          : '')
      );
    }
    case 'insurance': {
      const most = greatest(table, (row) => cell(row, 'uninsured_staff'));
      return (
        t('themes.sentences.insurance', {
          month,
          staff: formatCount(total('staff_registered')),
          insured: formatCount(total('insured_staff')),
          gap: formatCount(total('uninsured_staff')),
          share: formatShare(total('insured_share')),
        }) + (most ? t('themes.sentences.insuranceMost', { name: name(most), n: formatCount(most.value) }) : '')
      );
    }
    case 'entries': {
      const most = greatest(table, (row) => cell(row, 'gone_enterprises'));
      const net = (total('entered_enterprises') ?? 0) - (total('gone_enterprises') ?? 0);
      return (
        t('themes.sentences.entries', {
          month,
          active: formatCount(total('active_enterprises')),
          entered: formatCount(total('entered_enterprises')),
          gone: formatCount(total('gone_enterprises')),
          net: t(net >= 0 ? 'themes.sentences.netMore' : 'themes.sentences.netFewer', {
            n: formatCount(Math.abs(net)),
          }),
        }) + (most ? t('themes.sentences.entriesMost', { name: name(most), n: formatCount(most.value) }) : '')
      );
    }
  }
}
