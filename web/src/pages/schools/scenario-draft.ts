import type { Outcome, Pressure, Scenario, ScenarioDraft, SchoolArea, Step, StepKind } from '@/api/schools';

export const KINDS: readonly StepKind[] = ['new_school', 'housing', 'inflow', 'births', 'entry_age', 'policy'];
export const TENURES = ['owned', 'rented', 'public'] as const;
/** Children on one class list: places come in whole classes. */
export const CLASS_SIZE = 45;

const EMPTY: Omit<Step, 'kind' | 'year'> = {
  areas: null,
  places: null,
  phase_years: null,
  dwellings: null,
  usual_dwellings: null,
  yearly_rate: null,
  months: null,
  factor: null,
  first_grade: null,
  last_grade: null,
};

export interface Setting {
  readonly years: readonly number[];
  readonly grades: readonly number[];
  /** Where a new school is thought of first. */
  readonly area: string;
}

/** A new step with sensible values for the setting. */
export function newStep(kind: StepKind, { years, grades, area }: Setting): Step {
  const year = years[1] ?? years[0] ?? 0;
  const first = grades[0] ?? 1;
  const last = grades.at(-1) ?? first;
  switch (kind) {
    case 'new_school':
      return {
        ...EMPTY,
        kind,
        year,
        areas: [area],
        places: gradesFrom(first, last).map((grade) => ({ grade, places: 90 })),
      };
    case 'housing':
      return {
        ...EMPTY,
        kind,
        year,
        areas: [area],
        phase_years: 2,
        dwellings: [{ tenure: 'owned', count: 1000, pupils_each: 0.3 }],
      };
    case 'inflow':
      return { ...EMPTY, kind, year, areas: [], yearly_rate: 0.02 };
    case 'entry_age':
      return { ...EMPTY, kind, year, months: 4 };
    case 'births':
      return { ...EMPTY, kind, year: year - 6, factor: 0.9 };
    case 'policy':
      return { ...EMPTY, kind, year, areas: [], first_grade: 7, last_grade: 7, factor: 1.05 };
  }
}

export function gradesFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Whole classes that would cover a grade's gap in the worst case of ten, from the opening year on. */
export function suggestedPlaces(
  area: SchoolArea,
  grades: readonly number[],
  year: number,
): { grade: number; places: number }[] {
  return grades.map((grade) => {
    const gaps = area.forecast.filter((one) => one.grade === grade && one.year >= year).map((one) => one.gap90 ?? 0);
    return { grade, places: Math.ceil(Math.max(0, ...gaps) / CLASS_SIZE) * CLASS_SIZE };
  });
}

/** The catchment with the largest expected gap over all coming years. */
export function tightestArea(pressures: readonly Pressure[], years: readonly number[]): string {
  const gap = (pressure: Pressure) =>
    pressure.years.filter(({ year }) => years.includes(year)).reduce((sum, one) => sum + (one.expected_gap ?? 0), 0);
  return [...pressures].sort((a, b) => gap(b) - gap(a))[0]?.area ?? '';
}

/** What is sent to be saved. */
export function draftOf({ name, note, steps, shared }: ScenarioDraft | Scenario): ScenarioDraft {
  return { name, note, steps, shared };
}

/** The same steps, free to be changed. */
export function copySteps(steps: readonly Step[]): Step[] {
  return JSON.parse(JSON.stringify(steps)) as Step[];
}

/** The base as an outcome of its own, for comparisons: what any outcome is measured against. */
export function baseOf(outcome: Outcome): Outcome {
  return {
    ...outcome,
    areas: [],
    years: outcome.years.map((year) => ({
      ...year,
      pupils: year.base_pupils,
      places: year.base_places,
      gap: year.base_gap,
      gap90: year.base_gap90,
      extra_places: 0,
      extra_places90: 0,
    })),
  };
}
