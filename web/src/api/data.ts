import { client } from './client';
import type { AreaStep, FeedId, FieldType, Page, UnitId } from './types';

/** What arrives: runs, rejected records, data quality, and the way back from a value to its records. */

export type QuarantineState = 'open' | 'resubmitted' | 'dismissed';
export interface QuarantineItem {
  readonly file: string;
  readonly file_hash: string;
  /** 0: the whole file was refused. */
  readonly line: number;
  /** Id of a feed, or the name of the master data; empty texts are unknown. */
  readonly feed: string;
  readonly record_id: string;
  readonly uscc: string;
  /** As it stands in the row. */
  readonly month: string;
  readonly column: string;
  readonly reason: string;
  readonly reason_zh: string;
  readonly reason_en: string;
  readonly expected: string;
  readonly original: string;
  readonly ingested_at: string;
  readonly state: QuarantineState;
  readonly settled_at: string | null;
  readonly settled_by: string | null;
  readonly note: string | null;
}
export interface RowField {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly allowed: readonly string[];
  readonly text: string;
}
export interface QuarantineRow {
  readonly item: QuarantineItem;
  /** The row cut into the columns of its feed; empty if it cannot be cut. */
  readonly fields: readonly RowField[];
}
export interface QuarantineGroup {
  readonly feed: string;
  readonly reason: string;
  readonly reason_zh: string;
  readonly reason_en: string;
  readonly open: number;
  readonly settled: number;
}
export interface QuarantineSummary {
  readonly open: number;
  readonly settled: number;
  readonly oldest_open: string | null;
  readonly groups: readonly QuarantineGroup[];
}
export type QuarantineQuery = Readonly<
  Record<'feed' | 'reason' | 'state' | 'month' | 'file' | 'cursor', string | undefined>
>;
/** What came of a sheet of corrected rows. */
export interface CorrectionResult {
  readonly rows: number;
  readonly accepted: number;
  readonly files: readonly string[];
  readonly refused: readonly {
    readonly file_hash: string;
    readonly line: number;
    readonly reason: string;
    readonly reason_zh: string;
    readonly reason_en: string;
    readonly column: string | null;
    readonly expected: string | null;
  }[];
}
export interface Resubmission {
  readonly outcome: 'accepted' | 'rejected';
  readonly column: string | null;
  readonly reason: string | null;
  readonly reason_zh: string | null;
  readonly reason_en: string | null;
  readonly expected: string | null;
  readonly file: string | null;
}

export interface IngestProgress {
  readonly state: 'idle' | 'running';
  readonly run: number | null;
  readonly files: number;
  readonly waiting_files: number;
  readonly records: number;
  readonly bytes: number;
  readonly total_bytes: number;
  readonly records_per_second: number;
  readonly seconds: number;
  readonly seconds_left: number | null;
  readonly lag_seconds: number;
}
export interface IngestRun {
  readonly run: number;
  readonly state: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly files: number;
  readonly refused_files: number;
  readonly records: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly duplicates: number;
  readonly quarantined: Readonly<Record<string, number>>;
  readonly enterprises: number;
  readonly indicators: number;
  readonly seconds: number;
  readonly records_per_second: number;
}

export interface FeedQuality {
  readonly feed: FeedId;
  /** Id of the unit that answers for the feed. */
  readonly owner: string;
  readonly expected: number;
  readonly reported: number;
  readonly completeness: number | null;
  /** Records whose time to be delivered has come. */
  readonly due: number;
  readonly on_time: number;
  readonly timeliness: number | null;
  readonly rows: number;
  readonly rejected: number;
  readonly validity: number | null;
  readonly repeated: number;
  readonly uniqueness: number | null;
  readonly inconsistent: number;
  readonly checked: number;
  readonly consistency: number | null;
  readonly drift: number | null;
  readonly score: number | null;
  readonly silent_months: number | null;
}
export interface Quality {
  readonly month: string | null;
  readonly months: readonly string[];
  readonly area: string | null;
  /** Best first: the ranking. */
  readonly feeds: readonly FeedQuality[];
}
export const QUALITY_MEASURES = [
  'completeness',
  'timeliness',
  'validity',
  'uniqueness',
  'consistency',
  'drift',
] as const;
export type QualityMeasure = (typeof QUALITY_MEASURES)[number];
export interface QualityMonth {
  readonly month: string;
  readonly quality: FeedQuality;
}
export interface QualityArea extends Pick<AreaStep, 'name_zh' | 'name_en'> {
  readonly area: string;
  readonly expected: number;
  readonly reported: number;
  readonly completeness: number | null;
}
export interface QualityOfFeed {
  readonly feed: FeedId;
  readonly months: readonly QualityMonth[];
  readonly areas: readonly QualityArea[];
  readonly findings: readonly {
    readonly check: string;
    readonly name_zh: string;
    readonly name_en: string;
    readonly checked: number;
    readonly enterprises: number;
  }[];
}

export interface TraceInput {
  readonly month: string;
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly unit: UnitId;
  readonly value: number | null;
}
export interface TraceRecord {
  readonly feed: FeedId;
  readonly record_id: string;
  readonly month: string;
  readonly reported_at: string;
  readonly file: string;
  readonly line: number;
  /** Its own columns in short. */
  readonly text: string;
  readonly corrections: readonly { readonly reported_at: string; readonly file: string; readonly line: number }[];
}
export interface Trace {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly unit: UnitId;
  readonly formula: string;
  readonly month: string;
  readonly value: number | null;
  readonly inputs: readonly TraceInput[];
  readonly peers: {
    readonly industry: string;
    readonly size: string;
    readonly reporting: number;
    readonly below: number;
    readonly equal: number;
  } | null;
  readonly records: readonly TraceRecord[];
  readonly records_complete: boolean;
}

const row = (hash: string, line: number) => `/quarantine/${encodeURIComponent(hash)}/${line}`;

export const dataApi = {
  quarantine: (query: QuarantineQuery, limit: number, signal: AbortSignal) =>
    client.get<Page<QuarantineItem>>('/quarantine', { query: { ...query, limit }, signal }),
  quarantineSummary: (feed: string | undefined, signal: AbortSignal) =>
    client.get<QuarantineSummary>('/quarantine/summary', { query: { feed }, signal }),
  quarantineRow: (hash: string, line: number, signal: AbortSignal) =>
    client.get<QuarantineRow>(row(hash, line), { signal }),
  quarantineExport: ({ feed, reason, state, month, file }: QuarantineQuery) =>
    client.address('/quarantine.csv', { feed, reason, state, month, file }),
  correctionSheet: ({ feed, reason, month, file }: QuarantineQuery) =>
    client.address('/quarantine/corrections.csv', { feed, reason, month, file }),
  correct: (sheet: string) => client.send<CorrectionResult>('POST', '/quarantine/corrections', { body: { sheet } }),
  resubmit: (hash: string, line: number, fields: Readonly<Record<string, string>>) =>
    client.send<Resubmission>('POST', `${row(hash, line)}/resubmission`, { body: { fields } }),
  dismiss: (hash: string, line: number, note: string) =>
    client.send('POST', `${row(hash, line)}/dismissal`, { body: { note } }),
  progress: (signal: AbortSignal) => client.get<IngestProgress>('/ingest/progress', { signal }),
  runs: (cursor: string | undefined, signal: AbortSignal) =>
    client.get<Page<IngestRun>>('/ingest/runs', { query: { cursor, limit: 20 }, signal }),
  quality: (month: string | undefined, area: string | undefined, signal: AbortSignal) =>
    client.get<Quality>('/quality', { query: { month, area }, signal }),
  qualityOf: (feed: FeedId, month: string | undefined, area: string | undefined, signal: AbortSignal) =>
    client.get<QualityOfFeed>(`/quality/${feed}`, { query: { month, area }, signal }),
  trace: (uscc: string, indicator: string, month: string, signal: AbortSignal) =>
    client.get<Trace>(`/enterprises/${encodeURIComponent(uscc)}/trace`, { query: { indicator, month }, signal }),
};
