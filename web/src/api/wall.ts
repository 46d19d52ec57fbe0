import type { BothTexts } from './briefings';
import { ApiClient } from './client';

/** What the screen on the wall shows, as the OpenAPI description says. */
export type WallGrade = 'red' | 'orange' | 'yellow' | 'blue';
export interface WallShape {
  readonly area: string;
  readonly name: BothTexts;
  readonly value: number;
  readonly step: number;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}
export interface WallMap {
  readonly shapes: readonly WallShape[];
  readonly classes: readonly BothTexts[];
}
export interface WallWarnings {
  readonly grades: Readonly<Record<WallGrade, number>>;
  readonly before: Readonly<Record<WallGrade, number>> | null;
  readonly map: WallMap | null;
  readonly streets: readonly { readonly name: BothTexts; readonly red: number; readonly orange: number }[];
}
export interface WallIndex {
  readonly kind: string;
  readonly name: BothTexts;
  readonly month: string;
  readonly value: number;
  readonly change: number | null;
  readonly points: readonly number[];
}
export interface WallSchools {
  readonly year: number;
  readonly catchments: number;
  readonly tight: number;
  readonly gap: number;
  readonly tightest: readonly { readonly name: BothTexts; readonly gap: number; readonly probability: number }[];
}
export interface WallSignal {
  readonly event: 'typhoon' | 'rainstorm';
  readonly level: 'white' | 'blue' | 'yellow' | 'orange' | 'red';
  readonly streets: number;
}
export interface WallEmergency {
  readonly signals: readonly WallSignal[];
  readonly responses: readonly {
    readonly event: 'typhoon' | 'rainstorm';
    readonly level: BothTexts;
    readonly state: string;
    readonly opened_at: string;
  }[];
}
export interface WallTickets {
  readonly live: number;
  readonly overdue: number;
  readonly opened: number;
  readonly closed: number;
  readonly units: readonly { readonly name: BothTexts; readonly live: number; readonly overdue: number }[];
}
export interface WallFeed {
  readonly feed: string;
  readonly name: BothTexts;
  readonly enterprises: number;
  readonly score: number | null;
}
export interface WallScreen {
  readonly month: string;
  readonly at: string;
  readonly data_as_of: string | null;
  readonly places: BothTexts;
  readonly warnings: WallWarnings | null;
  readonly indices: readonly WallIndex[] | null;
  readonly schools: WallSchools | null;
  readonly emergency: WallEmergency | null;
  readonly tickets: WallTickets | null;
  readonly feeds: readonly WallFeed[];
}

/** A client of its own: a screen that nobody operates is never led to the sign-in. */
const client = new ApiClient();

/** @param token of a screen that runs unattended; empty to ask as the person signed in */
export function readWall(token: string, signal: AbortSignal): Promise<WallScreen> {
  return client.get<WallScreen>('/wall', {
    signal,
    ...(token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  });
}

/** When the server began: another time means another release of these pages, maybe. */
export async function readStart(signal: AbortSignal): Promise<string> {
  return (await client.get<{ started_at: string }>('/about', { signal })).started_at;
}
