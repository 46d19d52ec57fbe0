import { client } from './client';
import type { FeedId } from './types';

/** Runs of experiments with warning models. */

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'interrupted';
export type GroupKind = 'industry' | 'size' | 'street' | 'age';

export interface Measure {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}
export interface Threshold {
  readonly share: number;
  readonly probability: number;
  readonly warnings: number;
  readonly events: number;
  readonly precision: number;
  readonly recall: number;
}
export interface Group {
  readonly kind: GroupKind;
  readonly key: string;
  readonly enterprises: number;
  readonly rows: number | null;
  readonly events: number | null;
  readonly warned: number | null;
  readonly right: number | null;
  readonly warning_rate: number | null;
  readonly precision: number | null;
  readonly precision_low: number | null;
  readonly precision_high: number | null;
  readonly found: number | null;
  readonly observed: number | null;
  readonly promised: number | null;
}
export interface Coverage {
  readonly kind: GroupKind;
  readonly key: string;
  readonly feed: FeedId;
  readonly enterprises: number;
  readonly rows: number | null;
  readonly missing: number | null;
}
export interface RunReport {
  readonly measures: readonly Measure[];
  readonly roc: readonly CurvePoint[];
  readonly precision_recall: readonly CurvePoint[];
  readonly importance: readonly { readonly feature: string; readonly feed: FeedId | null; readonly share: number }[];
  readonly thresholds: readonly Threshold[];
}
export interface ExperimentRun {
  readonly id: number;
  readonly experiment: { readonly name: string; readonly vintage: string | null; readonly seed: number };
  readonly state: RunState;
  readonly model: string | null;
  readonly repeats: number | null;
  readonly same_bytes: boolean | null;
  readonly started_by: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly error: string | null;
  readonly report: RunReport | null;
}
export interface RunComparison {
  readonly same_test: boolean;
  readonly settings: readonly { readonly name: string; readonly first: string; readonly second: string }[];
  readonly measures: readonly {
    readonly name: string;
    readonly first: Measure;
    readonly second: Measure;
    readonly difference: number | null;
    readonly apart: boolean;
  }[];
  readonly thresholds: readonly { readonly share: number; readonly first: Threshold; readonly second: Threshold }[];
  readonly importance: readonly {
    readonly feature: string;
    readonly feed: FeedId | null;
    readonly first: number;
    readonly second: number;
  }[];
}
export interface Fairness {
  readonly model: string | null;
  readonly run: number | null;
  readonly tested_from: string | null;
  readonly tested_until: string | null;
  readonly groups: readonly Group[];
  readonly coverage: readonly Coverage[];
}

export const experiments = {
  runs: (signal: AbortSignal) => client.get<{ items: readonly ExperimentRun[] }>('/models/runs', { signal }),
  run: (id: number, signal: AbortSignal) => client.get<ExperimentRun>(`/models/runs/${id}`, { signal }),
  compare: (first: number, second: number, signal: AbortSignal) =>
    client.get<RunComparison>(`/models/runs/${first}/comparison`, { query: { with: second }, signal }),
  train: (yaml: string) => client.send<ExperimentRun>('POST', '/models/runs', { body: { yaml } }),
  fairness: (model: string | undefined, signal: AbortSignal) =>
    client.get<Fairness>('/models/fairness', { query: { model }, signal }),
};
