import { client } from './client';
import type { FeedId, Page } from './types';

export type WarningGrade = 'red' | 'orange' | 'yellow' | 'blue' | 'none';
export type WarningQueue = 'queue' | 'overflow' | 'audit' | 'none';

/** One of the feeds that drove a warning; texts come from the server in both languages. */
export interface WarningReason {
  readonly feed: FeedId;
  readonly indicator: string;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly percentile: number | null;
  readonly contribution: number;
  readonly masked: boolean;
  readonly text_zh: string;
  readonly text_en: string;
}

export interface Warning {
  readonly month: string;
  readonly uscc: string;
  readonly name: string;
  readonly area: string;
  readonly industry: string;
  readonly size: string;
  readonly grade: WarningGrade;
  readonly probability: number;
  readonly rank: number;
  readonly queue: WarningQueue;
  /** The unit that has its ticket. */
  readonly unit: string | null;
  readonly rule_floor: string;
  readonly rule_zh: string;
  readonly rule_en: string;
  readonly reasons: readonly WarningReason[];
  readonly model: string;
  readonly scored_at: string;
}

export interface WarningSummary {
  readonly month: string | null;
  readonly months: readonly string[];
  readonly grades: Readonly<Record<WarningGrade, number>>;
  readonly queues: Readonly<Record<WarningQueue, number>>;
}

interface Tenth {
  readonly predicted: number;
  readonly observed: number;
  readonly rows: number;
}

/** What is known of a model. */
export interface ModelCard {
  readonly members: readonly string[];
  readonly calibration: string;
  readonly horizon: number;
  readonly trained_from: string;
  readonly trained_until: string;
  readonly calibrated_from: string;
  readonly tested_from: string;
  readonly tested_until: string;
  readonly rows: number;
  readonly events: number;
  readonly data_hash: string;
  readonly red: number;
  readonly orange: number;
  readonly yellow: number;
  readonly blue: number;
  readonly figures: {
    readonly rows: number;
    readonly events: number;
    readonly auc: number;
    readonly pr_auc: number;
    readonly ece: number;
    readonly precision_at5: number;
    readonly recall_at5: number;
    readonly reliability: readonly Tenth[];
  };
  readonly rules_auc: number;
  readonly rules_precision_at5: number;
}

export interface ModelList {
  readonly models: readonly {
    readonly id: string;
    readonly state: 'champion' | 'challenger' | 'retired';
    readonly trained_at: string;
    readonly trained_by: string;
    readonly card: ModelCard;
  }[];
  readonly events: readonly {
    readonly model: string;
    readonly action: 'installed' | 'promoted' | 'rolled_back';
    readonly proposed_by: string;
    readonly confirmed_by: string;
    readonly reason: string;
    readonly happened_at: string;
  }[];
  readonly proposals: readonly Proposal[];
}

/** A wish to change the model at work, which somebody else confirms. */
export interface Proposal {
  readonly id: number;
  readonly action: 'promote' | 'rollback';
  readonly model: string;
  readonly reason: string;
  readonly proposed_by: string;
  readonly proposed_at: string;
  readonly state: 'pending' | 'confirmed' | 'refused';
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

/** A monthly figure of the watch over a model. */
export interface WatchItem {
  readonly month: string;
  readonly model: string;
  readonly metric: string;
  readonly subject: string;
  readonly value: number;
  readonly alarm: boolean;
}

export interface WarningQuery {
  readonly month?: string | undefined;
  readonly grade?: string | undefined;
  readonly queue?: string | undefined;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
  readonly unit?: string | undefined;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
}

export const warnings = {
  list: (query: WarningQuery, limit: number, signal: AbortSignal) =>
    client.get<Page<Warning>>('/warnings', { query: { ...query, limit }, signal }),
  exportAddress: (query: WarningQuery, format: 'csv' | 'xlsx') =>
    client.address(`/warnings.${format}`, { ...query, cursor: undefined }),
  summary: (month: string | undefined, signal: AbortSignal) =>
    client.get<WarningSummary>('/warnings/summary', { query: { month }, signal }),
  history: (uscc: string, signal: AbortSignal) =>
    client.get<{ items: readonly Warning[] }>(`/enterprises/${encodeURIComponent(uscc)}/warnings`, { signal }),
  models: (signal: AbortSignal) => client.get<ModelList>('/models', { signal }),
  watch: (signal: AbortSignal) => client.get<{ items: readonly WatchItem[] }>('/models/watch', { signal }),
  propose: (body: { action: 'promote' | 'rollback'; model: string | null; reason: string }) =>
    client.send<Proposal>('POST', '/models/proposals', { body }),
  decide: (id: number, decision: 'confirm' | 'refuse') =>
    client.send<Proposal>('POST', `/models/proposals/${id}/${decision}`),
};
