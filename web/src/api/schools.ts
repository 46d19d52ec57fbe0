import { client } from './client';
import type { FeatureCollection, Page } from './types';
import type { Named } from '@/language/language';

/** The school-place requests and what they answer, as the OpenAPI description says. */

export interface Finding {
  readonly kind: string;
  readonly area: string;
  readonly year: number;
  readonly message: string;
}
/** Figures by years ahead ("1" to "6"); errors in percent, coverage as a share. */
export type ByAhead = Readonly<Record<string, number>>;
export interface Backtest {
  readonly origins: number;
  readonly origin_years: readonly number[];
  readonly mape_total: ByAhead;
  readonly mape_total_no_change: ByAhead;
  readonly signed_error: ByAhead;
  readonly coverage_80: ByAhead;
}
export interface Forecast {
  readonly run: number;
  readonly made_at: string;
  readonly origin_year: number;
  readonly years: readonly number[];
  readonly grades: readonly number[];
  readonly areas: number;
  readonly births: boolean;
  readonly backtest: Backtest;
  readonly findings: readonly Finding[];
}
export interface Catchment extends Named {
  readonly area: string;
  readonly street: string;
}
export interface PressureYear {
  readonly year: number;
  readonly pupils: number;
  readonly places: number | null;
  readonly probability_short: number | null;
  readonly grade: number | null;
  readonly expected_gap: number | null;
  readonly gap90: number | null;
}
export interface Pressure extends Catchment {
  readonly years: readonly PressureYear[];
}
export interface Counted {
  readonly grade: number;
  readonly year: number;
  readonly pupils: number | null;
  readonly places: number | null;
}
export interface ForecastCell {
  readonly area: string;
  readonly grade: number;
  readonly year: number;
  readonly pupils: number;
  readonly low80: number;
  readonly high80: number;
  readonly places: number | null;
  readonly probability_short: number | null;
  readonly expected_gap: number | null;
  readonly gap90: number | null;
}
export interface EarlierCell {
  readonly origin_year: number;
  readonly made_at: string | null;
  readonly grade: number;
  readonly year: number;
  readonly pupils: number;
  readonly low80: number;
  readonly high80: number;
}
export interface YearCount {
  readonly year: number;
  readonly count: number;
}
export interface SchoolArea extends Catchment {
  readonly counted: readonly Counted[];
  readonly forecast: readonly ForecastCell[];
  readonly totals: readonly { year: number; pupils: number; low80: number; high80: number }[];
  readonly earlier: readonly EarlierCell[];
  readonly births: readonly YearCount[];
  readonly dwellings: readonly YearCount[];
}

export type StepKind = 'new_school' | 'housing' | 'inflow' | 'entry_age' | 'births' | 'policy';
export interface Step {
  kind: StepKind;
  areas: string[] | null;
  year: number;
  places: { grade: number; places: number }[] | null;
  phase_years: number | null;
  dwellings: { tenure: string; count: number; pupils_each: number }[] | null;
  usual_dwellings: number | null;
  yearly_rate: number | null;
  months: number | null;
  factor: number | null;
  first_grade: number | null;
  last_grade: number | null;
}
export interface ScenarioDraft {
  readonly name: string;
  readonly note: string;
  readonly steps: readonly Step[];
  readonly shared: boolean;
}
export interface Scenario extends ScenarioDraft {
  readonly id: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly revision: number;
  readonly created_at: string;
  readonly changed_at: string;
  readonly changed_by: string;
}
export interface OutcomeYear {
  readonly year: number;
  readonly base_pupils: number;
  readonly pupils: number;
  readonly base_places: number;
  readonly places: number;
  readonly base_gap: number;
  readonly gap: number;
  readonly base_gap90: number;
  readonly gap90: number;
  readonly extra_places: number;
  readonly extra_places90: number;
}
export interface OutcomeCell {
  readonly grade: number;
  readonly year: number;
  readonly base_pupils: number;
  readonly pupils: number;
  readonly base_places: number | null;
  readonly places: number | null;
  readonly base_probability: number | null;
  readonly probability: number | null;
  readonly base_gap: number | null;
  readonly gap: number | null;
}
export interface OutcomeArea extends Named {
  readonly area: string;
  readonly years: readonly OutcomeYear[];
  readonly cells: readonly OutcomeCell[];
}
export interface Outcome {
  readonly run: number;
  readonly origin_year: number;
  readonly years: readonly OutcomeYear[];
  readonly areas: readonly OutcomeArea[];
}

const signalled = (signal?: AbortSignal) => (signal ? { signal } : {});
const one = (id: string) => `/school/scenarios/${encodeURIComponent(id)}`;
/** The entity tag of the revision at hand: a change of anything newer is refused. */
const tagOf = ({ id, revision }: Scenario) => ({ 'If-Match': `"${id}-${revision}"` });

export const schools = {
  forecast: (signal?: AbortSignal) => client.get<Forecast>('/school/forecast', signalled(signal)),
  shapes: (signal?: AbortSignal) =>
    client.get<FeatureCollection<Catchment>>('/school/catchments.geojson', signalled(signal)),
  pressure: async (grade: number | undefined, signal?: AbortSignal) =>
    (await client.get<Page<Pressure>>('/school/pressure', { query: { grade }, ...signalled(signal) })).items,
  area: (area: string, signal?: AbortSignal) =>
    client.get<SchoolArea>(`/school/areas/${encodeURIComponent(area)}`, signalled(signal)),
  scenarios: async (signal?: AbortSignal) =>
    (await client.get<Page<Scenario>>('/school/scenarios', signalled(signal))).items,
  scenario: (id: string, signal?: AbortSignal) => client.get<Scenario>(one(id), signalled(signal)),
  outcome: (id: string, signal?: AbortSignal) => client.get<Outcome>(`${one(id)}/outcome`, signalled(signal)),
  tryOut: (steps: readonly Step[], signal?: AbortSignal) =>
    client.send<Outcome>('POST', '/school/outcome', { body: { steps }, ...signalled(signal) }),
  add: (draft: ScenarioDraft) => client.send<Scenario>('POST', '/school/scenarios', { body: draft }),
  change: (scenario: Scenario, draft: ScenarioDraft) =>
    client.send<Scenario>('PUT', one(scenario.id), { body: draft, headers: tagOf(scenario) }),
  remove: (scenario: Scenario) => client.send<Scenario>('DELETE', one(scenario.id), { headers: tagOf(scenario) }),
};

/** Where the forecast in force can be fetched as a file. */
export const EXPORTS = { csv: '/api/v1/school/forecast.csv', xlsx: '/api/v1/school/forecast.xlsx' } as const;
