import { client } from './client';
import type { Page } from './types';

/** What analysts work with beside the pages: tables as files, and read-only SQL. */

export type ExportFormat = 'parquet' | 'csv' | 'xlsx';
export const EXPORT_FORMATS: readonly ExportFormat[] = ['parquet', 'csv', 'xlsx'];

export interface TableColumn {
  readonly name: string;
  readonly label_zh: string;
  readonly label_en: string;
}
export interface TableItem {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  /** Whether it can be asked by SQL under the same name. */
  readonly sql: boolean;
  readonly columns: readonly TableColumn[];
  /** Columns that do not exist for this person. */
  readonly masked: readonly string[];
}
export interface ExportFilters {
  readonly from: string | null;
  readonly to: string | null;
  readonly area: string | null;
  readonly industry: string | null;
  readonly columns: readonly string[] | null;
}
export type ExportState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired';
export interface ExportJob {
  readonly id: string;
  readonly source: string;
  readonly statement: string | null;
  readonly format: ExportFormat;
  readonly filters: ExportFilters;
  readonly state: ExportState;
  readonly attempts: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly error_zh: string | null;
  readonly error_en: string | null;
  readonly read_rows: number | null;
  readonly total_rows: number | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
}
export interface ExportManifest {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly masked_columns: readonly string[];
  readonly restricted: boolean;
  readonly complete: boolean;
  readonly vintage: {
    readonly read_at: string;
    readonly ingest_run: number | null;
    readonly ingested_at: string | null;
    readonly latest_month: string | null;
    readonly ingest_running: boolean;
    readonly index_vintage: string | null;
  };
  readonly requested_by: string;
  readonly finished_at: string;
}
export interface ExportOrder extends ExportFilters {
  readonly table: string;
  readonly format: ExportFormat;
}

export type SqlState = 'running' | 'done' | 'failed' | 'cancelled' | 'refused';
export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly complete: boolean;
}
export interface SqlRun {
  readonly id: string;
  readonly statement: string;
  readonly state: SqlState;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly rows: number | null;
  readonly error_zh: string | null;
  readonly error_en: string | null;
  readonly result: SqlResult | null;
}

export const analystApi = {
  tables: (signal: AbortSignal) => client.get<Page<TableItem>>('/tables', { signal }),
  exports: (signal: AbortSignal) => client.get<Page<ExportJob>>('/exports', { signal }),
  order: (order: ExportOrder) => client.send<ExportJob>('POST', '/exports', { body: order }),
  removeExport: (id: string) => client.send<ExportJob>('DELETE', `/exports/${id}`),
  manifest: (id: string, signal: AbortSignal) => client.get<ExportManifest>(`/exports/${id}/manifest`, { signal }),
  fileAddress: (id: string) => client.address(`/exports/${id}/file`, {}),
  manifestAddress: (id: string) => client.address(`/exports/${id}/manifest`, {}),
  sqlTables: (signal: AbortSignal) => client.get<Page<TableItem>>('/sql/tables', { signal }),
  sqlRuns: (signal: AbortSignal) => client.get<Page<SqlRun>>('/sql/runs', { signal }),
  runSql: (statement: string) => client.send<SqlRun>('POST', '/sql/runs', { body: { statement } }),
  sqlRun: (id: string) => client.get<SqlRun>(`/sql/runs/${id}`),
  cancelSql: (id: string) => client.send<SqlRun>('DELETE', `/sql/runs/${id}`),
  exportSql: (statement: string, format: ExportFormat) =>
    client.send<ExportJob>('POST', '/sql/exports', { body: { statement, format } }),
};
