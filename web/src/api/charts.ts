import { client } from './client';
import type { FeedId, Page, UnitId } from './types';
import type { Named } from '@/language/language';

/** Theme analyses, charts and kept views, as the OpenAPI description says. Months are "2026-09". */

export const THEMES = ['risk', 'energy', 'insurance', 'entries'] as const;
export type ThemeId = (typeof THEMES)[number];
export const DIMENSIONS = ['month', 'street', 'community', 'section', 'division', 'size'] as const;
export type DimensionId = (typeof DIMENSIONS)[number];
export type Statistic = 'sum' | 'median' | 'ratio';

export interface ThemeColumn extends Named {
  readonly measure: string;
  readonly unit: UnitId;
  readonly statistic: Statistic;
  /** The viewer's grants do not show it; all its cells are empty. */
  readonly masked: boolean;
}
export interface ThemeCell {
  readonly value: number | null;
  readonly previous: number | null;
  readonly year_ago: number | null;
  readonly enterprises: number | null;
  readonly suppressed: boolean;
}
export interface ThemeRow {
  readonly key: string;
  readonly cells: readonly ThemeCell[];
}
export interface ThemeTable extends Named {
  readonly theme: ThemeId;
  readonly by: DimensionId;
  readonly month: string | null;
  readonly months: readonly string[];
  readonly columns: readonly ThemeColumn[];
  readonly rows: readonly ThemeRow[];
  readonly trend: readonly { readonly month: string; readonly values: readonly (number | null)[] }[];
}

export interface ChartMeasure extends Named {
  readonly id: string;
  readonly unit: UnitId;
  readonly feeds: readonly FeedId[];
  readonly statistic: Statistic;
  /** Whether areas, industries and sizes may be crossed everywhere. */
  readonly crossed: boolean;
}
export interface ChartCatalogue {
  readonly measures: readonly ChartMeasure[];
  readonly dimensions: readonly (Named & { readonly id: DimensionId })[];
  readonly months: readonly string[];
}
export interface ChartItem {
  readonly key: string;
  readonly month: string;
  readonly value: number | null;
  readonly enterprises: number | null;
  readonly suppressed: boolean;
}
export interface Chart {
  readonly measure: string;
  readonly unit: UnitId;
  readonly statistic: Statistic;
  readonly dimension: DimensionId;
  readonly from: string | null;
  readonly to: string | null;
  readonly items: readonly ChartItem[];
}
export interface ChartQuery {
  readonly measure: string;
  readonly dimension: string;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
  readonly size?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const FORMS = ['bars', 'lines', 'table'] as const;
export type ChartForm = (typeof FORMS)[number];
/** What a kept view asks for; absent parts are null. */
export interface ViewQuery {
  readonly measure: string;
  readonly dimension: string;
  readonly area: string | null;
  readonly industry: string | null;
  readonly size: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly last: number | null;
  readonly form: string;
}
export interface ViewDraft {
  readonly name: string;
  readonly note: string;
  readonly query: ViewQuery;
  readonly shared: boolean;
}
export interface ChartView extends ViewDraft {
  readonly id: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly revision: number;
  readonly created_at: string;
  readonly changed_at: string;
}

interface ThemeQuery {
  readonly by?: string | undefined;
  readonly month?: string | undefined;
}
const one = (id: string) => `/chart-views/${encodeURIComponent(id)}`;
const tagOf = ({ id, revision }: ChartView) => ({ 'If-Match': `"${id}-${revision}"` });

export const charts = {
  theme: (theme: ThemeId, query: ThemeQuery, signal?: AbortSignal) =>
    client.get<ThemeTable>(`/themes/${theme}`, { query: { ...query }, ...(signal ? { signal } : {}) }),
  themeFile: (theme: ThemeId, query: ThemeQuery) => client.address(`/themes/${theme}.csv`, { ...query }),
  catalogue: (signal: AbortSignal) => client.get<ChartCatalogue>('/charts/catalogue', { signal }),
  chart: (query: ChartQuery, signal: AbortSignal) => client.get<Chart>('/charts', { query: { ...query }, signal }),
  chartFile: (query: ChartQuery) => client.address('/charts.csv', { ...query }),
  views: async (signal: AbortSignal) => (await client.get<Page<ChartView>>('/chart-views', { signal })).items,
  view: (id: string, signal: AbortSignal) => client.get<ChartView>(one(id), { signal }),
  add: (draft: ViewDraft) => client.send<ChartView>('POST', '/chart-views', { body: draft }),
  change: (view: ChartView, draft: ViewDraft) =>
    client.send<ChartView>('PUT', one(view.id), { body: draft, headers: tagOf(view) }),
  remove: (view: ChartView) => client.send<ChartView>('DELETE', one(view.id), { headers: tagOf(view) }),
};
