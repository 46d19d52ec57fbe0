import { client } from './client';
import type { Page } from './types';
import type { Named } from '@/language/language';

/** The requests about economic indices and what they answer, as the OpenAPI description says. */

export const INDEX_KINDS = ['energy', 'activity', 'growth', 'composite'] as const;
export type IndexKind = (typeof INDEX_KINDS)[number];
export type CellScope = 'street' | 'industry';

export interface IndexPoint {
  readonly month: string;
  readonly horizon: number;
  readonly value: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
  readonly year_on_year: number | null;
  readonly annualised: number | null;
}
export interface IndexFigure extends Named {
  readonly kind: IndexKind;
  readonly target: string;
  readonly measures: readonly string[];
  readonly turning: number;
  readonly rising: boolean;
  readonly model: string;
  readonly points: readonly IndexPoint[];
}
export interface IndexFigures {
  readonly vintage: string | null;
  readonly vintages: readonly string[];
  readonly enterprises: number;
  readonly indices: readonly IndexFigure[];
}
export interface VintagePath {
  readonly vintage: string;
  readonly points: readonly { readonly month: string; readonly horizon: number; readonly value: number }[];
}
export interface Contribution {
  readonly change: 'month' | 'year';
  readonly part: 'series' | 'industry' | 'street' | 'enterprise';
  readonly key: string;
  readonly section: string;
  readonly street: string;
  readonly points: number;
}
export interface NewsEntry {
  readonly target: string;
  readonly cause: 'news' | 'revision' | 'model';
  readonly series: string;
  readonly release: string | null;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly weight: number | null;
  readonly impact: number;
}
export interface CellPoint {
  readonly month: string;
  readonly value: number;
  readonly year_on_year: number | null;
}
export interface CellIndex {
  readonly cell: string;
  readonly enterprises: number;
  readonly share: number;
  readonly points: readonly CellPoint[];
}
export interface AdjustmentItem {
  readonly scope: string;
  readonly cell: string;
  readonly measure: string;
  readonly method: string;
  readonly arima: string;
  readonly q: number | null;
  readonly m_statistics: readonly number[];
  readonly seasonality: string;
  readonly residual_seasonality: string;
  readonly residual_pvalue: number | null;
  readonly residual_qs_pvalue: number | null;
  readonly outliers: readonly string[];
  readonly effects: readonly string[];
  readonly notes: readonly string[];
}
export interface BacktestItem {
  readonly kind: IndexKind;
  readonly regime: 'all' | 'calm' | 'crisis';
  readonly horizon: number;
  readonly forecasts: number;
  readonly rmse: number;
  readonly rmse_ar1: number;
  readonly rmse_mean: number;
  readonly cover80: number;
  readonly cover95: number;
}
export interface RevisionItem {
  readonly kind: IndexKind;
  readonly months: number;
  readonly deviation_of_revision: number | null;
  readonly deviation_of_changes: number | null;
}
export interface Diagnostics {
  readonly adjustments: readonly AdjustmentItem[];
  readonly backtest: readonly BacktestItem[];
  readonly revisions: readonly RevisionItem[];
  readonly models: readonly { readonly kind: IndexKind; readonly id: string; readonly parameters: string }[];
}

type Vintage = string | undefined;

export const economy = {
  indices: (vintage: Vintage, signal: AbortSignal) =>
    client.get<IndexFigures>('/economy/indices', { query: { vintage }, signal }),
  vintages: (kind: IndexKind, signal: AbortSignal) =>
    items<VintagePath>(`/economy/indices/${kind}/vintages`, {}, signal),
  contributions: (kind: IndexKind, vintage: Vintage, signal: AbortSignal) =>
    items<Contribution>(`/economy/indices/${kind}/contributions`, { vintage }, signal),
  news: (kind: IndexKind, vintage: Vintage, signal: AbortSignal) =>
    items<NewsEntry>(`/economy/indices/${kind}/news`, { vintage }, signal),
  cells: (kind: IndexKind, scope: CellScope, months: number, vintage: Vintage, signal: AbortSignal) =>
    items<CellIndex>(`/economy/indices/${kind}/cells`, { scope, months, vintage }, signal),
  diagnostics: (vintage: Vintage, signal: AbortSignal) =>
    client.get<Diagnostics>('/economy/diagnostics', { query: { vintage }, signal }),
  /** Address of all figures as a file. */
  file: (vintage: string) => `/api/v1/economy/indices.csv?vintage=${encodeURIComponent(vintage)}`,
};

async function items<T>(
  path: string,
  query: Record<string, string | number | undefined>,
  signal: AbortSignal,
): Promise<readonly T[]> {
  return (await client.get<Page<T>>(path, { query, signal })).items;
}
