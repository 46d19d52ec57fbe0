import type { Step } from '@/api/schools';
import { formatChange, formatCount } from '@/format/numbers';
import { numberFormat } from '@/format/intl';
import { locale, t } from '@/language/language';

/** A number that is a percentage already. */
export function percent(value: number | undefined, decimals = 1): string {
  if (value === undefined) return '—';
  return numberFormat(locale.value, { style: 'percent', maximumFractionDigits: decimals }).format(value / 100);
}

/** A change of a count with its sign; nothing is +0. */
export function signed(value: number | null | undefined): string {
  if (value == null) return '—';
  return numberFormat(locale.value, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(
    Math.round(value) || 0,
  );
}

/** What a step does, in one sentence. */
export function sayStep(step: Step, nameOfArea: (area: string) => string): string {
  const area =
    step.areas && step.areas.length > 0
      ? step.areas.map(nameOfArea).join(t('common.listSeparator'))
      : t('schools.scenario.fields.everywhere');
  const { year } = step;
  switch (step.kind) {
    case 'new_school': {
      const grades = (step.places ?? []).map(({ grade }) => grade);
      const places = step.places ?? [];
      const [low, high] = [Math.min(...places.map((p) => p.places)), Math.max(...places.map((p) => p.places))];
      return t('schools.scenario.said.new_school', {
        area,
        year,
        first: Math.min(...grades),
        last: Math.max(...grades),
        places: low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`,
      });
    }
    case 'housing':
      return t('schools.scenario.said.housing', {
        area,
        year,
        phase: step.phase_years ?? 1,
        count: formatCount((step.dwellings ?? []).reduce((sum, { count }) => sum + count, 0)),
      });
    case 'inflow':
      return t('schools.scenario.said.inflow', { area, year, rate: formatChange(step.yearly_rate) });
    case 'entry_age': {
      const n = Math.abs(step.months ?? 0);
      const months = t((step.months ?? 0) < 0 ? 'schools.scenario.fewer' : 'schools.scenario.more', { n });
      return t('schools.scenario.said.entry_age', { year, months });
    }
    case 'births':
      return t('schools.scenario.said.births', { year, rate: formatChange((step.factor ?? 1) - 1) });
    case 'policy':
      return t('schools.scenario.said.policy', {
        area,
        year,
        first: step.first_grade ?? 1,
        last: step.last_grade ?? 1,
        rate: formatChange((step.factor ?? 1) - 1),
      });
  }
}
