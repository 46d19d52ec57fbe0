import { client } from './client';
import type { FeatureCollection, Page } from './types';

/** Signals, resources, plans and responses. Times are RFC 3339. */

export type HazardId = 'typhoon' | 'rainstorm';
export type SignalId = 'white' | 'blue' | 'yellow' | 'orange' | 'red';
export type LevelId = 'watch' | 'IV' | 'III' | 'II' | 'I';
export type TaskState = 'sent' | 'received' | 'doing' | 'done' | 'released';

export interface AlertProblem {
  readonly rule: string;
  readonly text_zh: string;
  readonly text_en: string;
}
export interface AlertSignal {
  readonly area: string;
  readonly event: HazardId;
  readonly level: SignalId;
  readonly effective_at: string;
  readonly expires_at: string | null;
}
export interface AlertItem {
  readonly id: string;
  readonly sender: string;
  readonly identifier: string;
  readonly sent: string;
  readonly status: string;
  readonly msg_type: string;
  readonly source: string;
  readonly received_at: string;
  readonly sender_name: string;
  readonly headline: string;
  readonly description: string;
  readonly signature: string;
  readonly problems: readonly AlertProblem[];
  readonly state: 'live' | 'superseded' | 'cancelled' | 'expired' | 'recorded';
  readonly signals: readonly AlertSignal[];
}
export interface LiveSignal {
  readonly event: HazardId;
  readonly area: string;
  readonly level: SignalId;
}
export interface QuarantinedAlert {
  readonly id: string;
  readonly received_at: string;
  readonly received_by: string;
  readonly source: string;
  readonly reason: string;
  readonly verdict:
    readonly { readonly rule: string; readonly message: string; readonly message_zh: string }[] | object;
}
export type SourceKind = 'post' | 'folder' | 'feed';
export interface SourceDraft {
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: SourceKind;
  readonly address: string;
  readonly silence_minutes: number;
}
export interface AlertSource {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: SourceKind;
  readonly address: string;
  readonly silence_minutes: number;
  readonly last_heard_at: string;
  readonly last_error: string;
  readonly silent_since: string | null;
}
export interface IntakeResult {
  readonly outcome: 'taken' | 'replayed' | 'quarantined';
  readonly id: string;
  readonly problems: readonly AlertProblem[];
}
export interface TelephoneCall {
  readonly event: HazardId;
  readonly level: SignalId | '';
  readonly areas: readonly string[];
  readonly hours: number;
  readonly caller: string;
  readonly text: string;
  readonly exercise: boolean;
  readonly replaces: string | null;
}

export type AttributeType = 'number' | 'text' | 'boolean' | 'date';
export type AttributeValue = string | number | boolean;
export interface Category {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly geometry: 'point' | 'line' | 'polygon';
  readonly attributes: Readonly<
    Record<string, { readonly type: AttributeType; readonly name_zh: string; readonly name_en: string }>
  >;
}
export type FrameId = 'wgs84' | 'cgcs2000' | 'gcj02';
export interface Person {
  readonly name: string;
  readonly duty: string;
  readonly telephone: string;
}
export interface Shape {
  readonly type: string;
  readonly coordinates: unknown;
}
export interface ResourcePoint {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly area: string;
  readonly unit: string;
  readonly longitude: number;
  readonly latitude: number;
}
export interface ResourceDetail extends ResourcePoint {
  readonly contact: string;
  readonly telephone: string;
  readonly others: readonly Person[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly frame: FrameId;
  readonly geometry: Shape;
  readonly version: number;
  readonly changed_at: string;
  readonly changed_by: string;
}
/** One state of a resource: its body is the row as it was stored. */
export interface ResourceVersion {
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>> & { readonly removed?: boolean };
  readonly changed_at: string;
  readonly changed_by: string;
}
export interface ResourceFeature {
  readonly type: 'Feature';
  readonly properties: {
    readonly id: string;
    readonly category: string;
    readonly name: string;
    readonly area: string;
    readonly unit: string;
    readonly contact: string;
    readonly telephone: string;
    readonly others: readonly Person[];
    readonly attributes: Readonly<Record<string, AttributeValue>>;
    readonly frame: FrameId;
  };
  readonly geometry: Shape;
}
export interface ImportReport {
  readonly dry_run: boolean;
  readonly total: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly rows: readonly {
    readonly row: number;
    readonly id: string;
    readonly outcome: 'added' | 'changed' | 'refused';
    readonly detail_zh: string;
    readonly detail_en: string;
  }[];
}
export interface FrozenResource extends ResourcePoint {
  readonly streets: readonly string[];
  readonly contact: string;
  readonly telephone: string;
  readonly others: readonly Person[];
  readonly released: boolean;
}

export interface Activation {
  readonly id: string;
  readonly event: HazardId;
  readonly drill: boolean;
  readonly state: 'proposed' | 'active' | 'closed' | 'rejected';
  readonly level: string;
  readonly title: string;
  readonly plan_version: number;
  readonly opened_at: string;
  readonly opened_by: string;
  readonly started_at: string | null;
  readonly closed_at: string | null;
  readonly areas: Readonly<Record<string, string>>;
}
export interface Confirmation {
  readonly account: string;
  readonly at: string;
  readonly override: boolean;
  readonly reason: string;
  readonly reviewed_by: string | null;
}
export interface Change {
  readonly id: string;
  readonly kind: 'start' | 'change' | 'stand_down';
  readonly level: string;
  readonly areas: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly proposed_at: string;
  readonly proposed_by: string;
  readonly needed: number;
  readonly state: 'open' | 'applied' | 'rejected' | 'replaced';
  readonly confirmations: readonly Confirmation[];
}
export interface Task {
  readonly id: string;
  readonly activation: string;
  readonly event: HazardId;
  readonly drill: boolean;
  readonly unit: string;
  readonly category: string;
  readonly text_zh: string;
  readonly text_en: string;
  readonly role: string;
  readonly evidence: string;
  readonly level: string;
  readonly round: number;
  readonly resources: number;
  readonly state: TaskState;
  readonly sent_at: string;
  readonly receive_by: string;
  readonly due_at: string;
  readonly received_at: string | null;
  readonly received_by: string | null;
  readonly done_at: string | null;
  readonly note: string;
  readonly escalated: number;
  readonly overdue: boolean;
}
export interface Counts {
  readonly sent: number;
  readonly received: number;
  readonly doing: number;
  readonly done: number;
  readonly released: number;
  readonly overdue: number;
}
export interface BoardLine {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly counts: Counts;
  readonly minutes_to_receive: number | null;
  readonly minutes_to_finish: number | null;
}
export interface LogEntry {
  readonly seq: number;
  readonly at: string;
  readonly author: string;
  readonly kind: string;
  readonly text_zh: string;
  readonly text_en: string;
}
export interface Board {
  readonly activation: Activation;
  readonly changes: readonly Change[];
  readonly counts: Counts;
  readonly resources: number;
  readonly by_unit: readonly BoardLine[];
  readonly by_category: readonly BoardLine[];
  readonly tasks: readonly Task[];
  readonly log: readonly LogEntry[];
}
export interface Report {
  readonly activation: Activation;
  readonly counts: Counts;
  readonly minutes_to_confirm: number | null;
  readonly minutes_to_receive: number | null;
  readonly minutes_to_finish: number | null;
  readonly done_in_time: number | null;
  readonly escalations: number;
  readonly changed_since: readonly {
    readonly resource: string;
    readonly name: string;
    readonly frozen_version: number;
    readonly version_now: number;
  }[];
}
export interface PlanAction {
  readonly id: string;
  readonly role: string;
  readonly evidence: string;
  readonly limits: Readonly<Record<string, number>>;
  readonly text_zh: string;
  readonly text_en: string;
}
export interface PlanView {
  readonly text: {
    readonly event: HazardId;
    readonly version: number;
    readonly yaml: string;
    readonly gaps: readonly string[];
  };
  readonly plan: {
    readonly name_zh: string;
    readonly name_en: string;
    readonly actions: Readonly<Record<string, readonly PlanAction[]>>;
  };
}
export interface PlanVersion {
  readonly version: number;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly note: string;
}

export interface WindArea {
  readonly north_east: number;
  readonly south_east: number;
  readonly south_west: number;
  readonly north_west: number;
  readonly shift_bearing: number;
  readonly shift: number;
}
export interface TrackPoint {
  readonly time: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly pressure: number | null;
  readonly wind: number | null;
  readonly wind30: WindArea;
  readonly wind50: WindArea;
  readonly wind64: WindArea;
}
export interface Track {
  readonly id: string;
  readonly name: string;
  readonly points: readonly TrackPoint[];
}
export interface TrackItem {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
}
export interface Impact {
  readonly resource: string;
  readonly category: string;
  readonly name: string;
  readonly area: string;
  readonly nearest_miles: number;
  readonly hours30: number | null;
  readonly hours50: number | null;
  readonly hours64: number | null;
}
export interface Reading {
  readonly station: string;
  readonly kind: 'level' | 'rain';
  readonly at: string;
  readonly value: number;
}
export interface Suggestion extends Reading {
  readonly resource: string;
  readonly name: string;
  readonly threshold: number;
}

const at = (signal?: AbortSignal) => (signal ? { signal } : {});

export const emergency = {
  alerts: (signal?: AbortSignal) => client.get<Page<AlertItem>>('/alerts', at(signal)),
  live: (signal?: AbortSignal) => client.get<Page<LiveSignal>>('/alerts/live', at(signal)),
  quarantine: (signal?: AbortSignal) => client.get<Page<QuarantinedAlert>>('/alerts/quarantine', at(signal)),
  sources: (signal?: AbortSignal) => client.get<Page<AlertSource>>('/alert-sources', at(signal)),
  call: (body: TelephoneCall) => client.send<IntakeResult>('POST', '/alerts/telephone', { body }),
  categories: (signal?: AbortSignal) => client.get<Page<Category>>('/resource-categories', at(signal)),
  resources: (signal?: AbortSignal) => client.get<Page<ResourcePoint>>('/resources', at(signal)),
  resource: (id: string, signal?: AbortSignal) =>
    client.get<ResourceDetail>(`/resources/${encodeURIComponent(id)}`, at(signal)),
  resourceVersions: (id: string, signal?: AbortSignal) =>
    client.get<Page<ResourceVersion>>(`/resources/${encodeURIComponent(id)}/versions`, at(signal)),
  saveResource: (feature: ResourceFeature, version: number) =>
    client.send<ResourceDetail>('PUT', `/resources/${encodeURIComponent(feature.properties.id)}`, {
      query: { version },
      body: feature,
    }),
  removeResource: (id: string, version: number) =>
    client.send('DELETE', `/resources/${encodeURIComponent(id)}`, { query: { version } }),
  importResources: (file: Blob, format: string, frame: FrameId, dryRun: boolean) =>
    client.send<ImportReport>('POST', '/resources/import', {
      query: { format, frame, dry_run: String(dryRun) },
      body: file,
    }),
  exportAddress: (format: string, query: { readonly category: string | undefined; readonly frame: FrameId }) =>
    client.address(`/resources.${format}`, query),
  level: (station: string, signal?: AbortSignal) =>
    client.get<Page<Reading>>('/readings', { query: { kind: 'level', station }, ...at(signal) }),
  activations: (signal?: AbortSignal) => client.get<Page<Activation>>('/activations', at(signal)),
  board: (id: string, signal?: AbortSignal) => client.get<Board>(`/activations/${id}`, at(signal)),
  activated: (id: string, signal?: AbortSignal) =>
    client.get<Page<FrozenResource>>(`/activations/${id}/resources`, at(signal)),
  report: (id: string, signal?: AbortSignal) => client.get<Report>(`/activations/${id}/report`, at(signal)),
  packAddress: (id: string) => client.address(`/activations/${id}/pack`, {}),
  packDocumentAddress: (id: string) => client.address(`/activations/${id}/pack.pdf`, {}),
  propose: (body: {
    readonly event: HazardId;
    readonly drill: boolean;
    readonly areas: Readonly<Record<string, string>>;
    readonly reason: string;
  }) => client.send<Activation>('POST', '/activations', { body }),
  proposeChange: (id: string, areas: Readonly<Record<string, string>>, reason: string) =>
    client.send<Change>('POST', `/activations/${id}/changes`, { body: { areas, reason } }),
  confirm: (change: string, override: boolean, reason: string) =>
    client.send<Change>('POST', `/activation-changes/${change}/confirm`, { body: { override, reason } }),
  reject: (change: string, text: string) =>
    client.send<Change>('POST', `/activation-changes/${change}/reject`, { body: { text } }),
  review: (change: string) => client.send<Change>('POST', `/activation-changes/${change}/review`),
  note: (id: string, text: string) => client.send<Board>('POST', `/activations/${id}/notes`, { body: { text } }),
  myTasks: (signal?: AbortSignal) => client.get<Page<Task>>('/duty/tasks', at(signal)),
  answer: (task: string, state: string, note: string) =>
    client.send<Task>('POST', `/duty/tasks/${task}`, { body: { state, note } }),
  receiveAll: (activation: string) => client.send('POST', `/duty/activations/${activation}/receive`),
  saveSource: (id: string, body: SourceDraft) =>
    client.send('PUT', `/alert-sources/${encodeURIComponent(id)}`, { body }),
  saveGeocode: (code: string, area: string) =>
    client.send('PUT', `/alerts/geocodes/${encodeURIComponent(code)}`, { body: { area } }),
  links: (signal?: AbortSignal) =>
    client.get<{ readonly links: Readonly<Record<SignalId, LevelId>> }>('/emergency/links', at(signal)),
  saveLinks: (links: Readonly<Record<string, string>>) => client.send('PUT', '/emergency/links', { body: { links } }),
  drillRecipients: (signal?: AbortSignal) =>
    client.get<Page<{ readonly unit: string; readonly account: string }>>('/emergency/drill-recipients', at(signal)),
  saveDrillRecipient: (unit: string, account: string) =>
    client.send('PUT', `/emergency/drill-recipients/${encodeURIComponent(unit)}`, { body: { account } }),
  importTracks: (file: Blob) => client.send<Page<TrackItem>>('POST', '/typhoons', { body: file }),
  drillMode: (signal?: AbortSignal) => client.get<{ readonly on: boolean }>('/emergency/drill-mode', at(signal)),
  setDrillMode: (on: boolean) => client.send('PUT', '/emergency/drill-mode', { body: { on } }),
  plan: (event: HazardId, version: number, signal?: AbortSignal) =>
    client.get<PlanView>(`/plans/${event}`, { query: { version }, ...at(signal) }),
  planVersions: (event: HazardId, signal?: AbortSignal) =>
    client.get<Page<PlanVersion>>(`/plans/${event}/versions`, at(signal)),
  savePlan: (event: HazardId, body: { readonly based_on: number; readonly yaml: string; readonly note: string }) =>
    client.send('PUT', `/plans/${event}`, { body }),
  typhoons: (signal?: AbortSignal) => client.get<Page<TrackItem>>('/typhoons', at(signal)),
  typhoon: (id: string, signal?: AbortSignal) => client.get<Track>(`/typhoons/${id}`, at(signal)),
  impacts: (id: string, signal?: AbortSignal) =>
    client.get<Page<Impact>>(`/typhoons/${id}/impacts`, { query: { limit: 50 }, ...at(signal) }),
  rain: (signal?: AbortSignal) => client.get<Page<Reading>>('/readings', { query: { kind: 'rain' }, ...at(signal) }),
  suggestions: (signal?: AbortSignal) => client.get<Page<Suggestion>>('/readings/suggestions', at(signal)),
};

export type StreetShapes = FeatureCollection<unknown>;
