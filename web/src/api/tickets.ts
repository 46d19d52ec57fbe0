import { client, type Exchange } from './client';
import type { Page } from './types';

export type TicketState =
  'new' | 'dispatched' | 'accepted' | 'in_progress' | 'resolved' | 'verified' | 'closed' | 'voided';
export type TicketGrade = 'red' | 'orange' | 'yellow' | 'blue' | 'none';
export type Verdict = 'confirmed' | 'averted' | 'false_alarm' | 'duplicate' | 'closed_down';

export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly theme: string;
  readonly uscc: string;
  readonly enterprise: string;
  readonly area: string;
  readonly industry: string;
  readonly size: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly grade: TicketGrade;
  readonly warned_month: string;
  readonly state: TicketState;
  readonly unit: string;
  readonly suggested_unit: string;
  readonly first_unit: string | null;
  readonly first_officer: string | null;
  readonly officer: string | null;
  readonly opened_at: string;
  readonly accepted_at: string | null;
  readonly resolved_at: string | null;
  readonly resolved_by: string | null;
  readonly verified_by: string | null;
  readonly closed_at: string | null;
  readonly due_at: string;
  readonly version: number;
}
export interface TicketReason {
  readonly feed: string;
  readonly indicator: string;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly percentile: number | null;
  readonly contribution: number | null;
  readonly shown: boolean;
}
export interface TicketWarning {
  readonly month: string;
  readonly grade: TicketGrade;
  readonly probability: number;
  readonly rank: number;
  readonly queue: string;
  readonly model: string;
  readonly reasons: readonly TicketReason[];
}
export interface TicketEvent {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly from_state: TicketState | '';
  readonly to_state: TicketState;
  readonly unit: string;
  readonly reason: string;
  readonly approver: string;
}
export interface Visit {
  readonly id: string;
  readonly visited_on: string;
  readonly officer: string;
  readonly met: string;
  readonly notes: string;
}
export interface Photo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly added_by: string;
  readonly added_at: string;
}
export interface Result {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly found_on: string;
  readonly summary: string;
  readonly signed_by: string;
  readonly signed_at: string;
  readonly intact: boolean;
}
export interface Wish {
  readonly id: string;
  readonly action: string;
  readonly reason: string;
  readonly unit: string;
  readonly hours: number;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly decidable: boolean;
}
export interface TicketDetail {
  readonly ticket: Ticket;
  readonly overdue: boolean;
  readonly warnings: readonly TicketWarning[];
  readonly events: readonly TicketEvent[];
  readonly visits: readonly Visit[];
  readonly photos: readonly Photo[];
  readonly result: Result | null;
  readonly pending: Wish | null;
  readonly actions: readonly string[];
}
export interface UnitLoad {
  readonly unit: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly waiting: number;
  readonly dispatched: number;
  readonly accepted: number;
  readonly in_progress: number;
  readonly resolved: number;
  readonly verified: number;
  readonly overdue: number;
  readonly red: number;
  readonly orange: number;
}
/** A unit's tickets that are not ended yet, those among them that wait for dispatch included. */
export function countLive(load: UnitLoad): number {
  return load.waiting + load.dispatched + load.accepted + load.in_progress + load.resolved + load.verified;
}

export interface Unit {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly area: string;
}
export interface UnitEvaluation {
  readonly unit: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly accept_due: number;
  readonly accepted_on_time: number;
  readonly on_time_acceptance: number | null;
  readonly resolve_due: number;
  readonly resolved_on_time: number;
  readonly on_time_closure: number | null;
  readonly handed: number;
  readonly returned: number;
  readonly sent_back: number;
  readonly reopened: number;
  readonly return_rate: number | null;
  readonly verified: number;
  readonly verified_at_first: number;
  readonly contradicted: number;
  readonly sound_verdicts: number;
  readonly verdict_quality: number | null;
  readonly score: number | null;
  readonly rank: number | null;
}
export interface EvaluatedTicket {
  readonly id: string;
  readonly number: string;
  readonly enterprise: string;
  readonly grade: TicketGrade;
  readonly state: TicketState;
  readonly officer: string | null;
  readonly accept_due_at: string | null;
  readonly accepted_at: string | null;
  readonly resolve_due_at: string | null;
  readonly resolved_at: string | null;
}
export interface TicketQuery {
  readonly ended?: string | undefined;
  readonly unit?: string | undefined;
  readonly officer?: string | undefined;
  readonly state?: string | undefined;
  readonly grade?: string | undefined;
  readonly overdue?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Names one attempt of a person, so that a repeated request is carried out once. */
export function attemptKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function options(query: Record<string, string | number | undefined>, signal: AbortSignal | undefined) {
  return signal ? { query, signal } : { query };
}

export const ticketsApi = {
  list: (query: TicketQuery, signal?: AbortSignal) =>
    client.get<Page<Ticket>>('/tickets', options({ ...query }, signal)),
  loads: (signal?: AbortSignal) => client.get<Page<UnitLoad>>('/tickets/loads', options({}, signal)),
  get: (id: string, signal?: AbortSignal) => client.get<TicketDetail>(`/tickets/${id}`, options({}, signal)),
  units: (signal?: AbortSignal) => client.get<Page<Unit>>('/units', options({}, signal)),
  /** Takes a step on the version of the ticket that the person sees. */
  step: (ticket: Ticket, step: string, body: unknown, key: string): Promise<Exchange<TicketDetail>> =>
    client.exchange<TicketDetail>('POST', `/tickets/${ticket.id}/${step}`, {
      body,
      headers: { 'If-Match': `"${ticket.version}"`, 'Idempotency-Key': key },
    }),
  photo: (ticket: string, photo: string) => client.address(`/tickets/${ticket}/photos/${photo}`, {}),
  evaluation: (month: string, signal?: AbortSignal) =>
    client.get<Page<UnitEvaluation>>('/evaluation', options({ month }, signal)),
  evaluated: (month: string, unit: string, figure: string, signal?: AbortSignal) =>
    client.get<Page<EvaluatedTicket>>('/evaluation/tickets', options({ month, unit, figure }, signal)),
  file: (path: string, query: Record<string, string | undefined>) => client.address(path, query),
};
