import { client } from './client';
import type { Page } from './types';

/** Words in both languages, as the server wrote them. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}
export interface Briefing {
  readonly id: string;
  readonly month: string;
  readonly title: BothTexts;
  readonly places: BothTexts;
  readonly made_at: string;
  readonly scheduled: boolean;
  /** Whether the rights it was made under hold still. */
  readonly open: boolean;
}
export interface KeyFigure {
  readonly id: string;
  readonly name: BothTexts;
  readonly value: BothTexts;
  readonly now: number | null;
  readonly before: number | null;
  readonly change: BothTexts;
  readonly tone: 'calm' | 'caution' | 'alarm';
}
export interface BriefingSubject {
  readonly id: string;
  readonly title: BothTexts;
  readonly sentences: readonly BothTexts[];
}
export interface BriefingDetail {
  readonly briefing: Briefing;
  readonly figures: readonly KeyFigure[];
  readonly subjects: readonly BriefingSubject[];
  readonly previous: string | null;
}
export interface BriefingSchedule {
  readonly day: number | null;
  readonly next_at: string | null;
}

export const briefingsApi = {
  list: (signal: AbortSignal) => client.get<Page<Briefing>>('/briefings', { signal }),
  get: (id: string, signal: AbortSignal) => client.get<BriefingDetail>(`/briefings/${id}`, { signal }),
  make: (month: string | null) => client.send<Briefing>('POST', '/briefings', { body: { month } }),
  schedule: (signal: AbortSignal) => client.get<BriefingSchedule>('/briefing-schedule', { signal }),
  setSchedule: (day: number | null) => client.send<BriefingSchedule>('PUT', '/briefing-schedule', { body: { day } }),
  file: (id: string, kind: 'pdf' | 'html', language: string) =>
    client.address(`/briefings/${id}/briefing.${kind}`, { language }),
};
