import { client } from './client';
import type { Page } from './types';

/** Signing in and out, and what belongs to the person in front of the page. */

export type FieldDetail = 'ratios' | 'amounts';

/** A role over an area and fields, as somebody holds it. */
export interface Grant {
  readonly id: string;
  readonly role: string;
  /** Id of an area, or `*` for the whole district. */
  readonly area: string;
  readonly fields: Readonly<Record<string, FieldDetail>>;
  readonly expires_at: string | null;
  readonly granted_by: string;
  readonly reason: string;
  readonly granted_at: string;
}
/** Emergency access in force. */
export interface Opening {
  readonly area: string;
  readonly reason: string;
  readonly expires_at: string;
}
export interface Me {
  readonly login: string;
  readonly display_name: string;
  readonly unit: string | null;
  readonly must_change_password: boolean;
  readonly csrf_token: string | null;
  readonly expires_at: string | null;
  readonly permissions: readonly string[];
  readonly grants: readonly Grant[];
  readonly break_glass: Opening | null;
}
export interface SessionItem {
  readonly id: string;
  readonly current: boolean;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly address: string;
  readonly user_agent: string;
}
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly created_at: string;
  readonly expires_at: string;
  /** Only in the answer that makes the token. */
  readonly secret: string | null;
}
/** An identity provider that people may sign in with. */
export interface Provider {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly href: string;
}
export interface SignInOffer {
  readonly providers: readonly Provider[];
}

export const sessionApi = {
  me: () => client.get<Me>('/session'),
  offer: (signal?: AbortSignal) => client.get<SignInOffer>('/sign-in', signal ? { signal } : {}),
  signIn: (login: string, password: string) => client.send<Me>('POST', '/session', { body: { login, password } }),
  signOut: () => client.send('DELETE', '/session'),
  setUp: (body: { token: string; login: string; display_name: string; password: string }) =>
    client.send<Me>('POST', '/setup', { body }),
  changePassword: (current: string, next: string) =>
    client.send<Me>('POST', '/session/password', { body: { current, next } }),
  sessions: (signal: AbortSignal) => client.get<Page<SessionItem>>('/sessions', { signal }),
  endSession: (id: string) => client.send('DELETE', `/sessions/${id}`),
  tokens: (signal: AbortSignal) => client.get<Page<Token>>('/tokens', { signal }),
  issueToken: (body: { name: string; permissions: readonly string[]; days: number }) =>
    client.send<Token>('POST', '/tokens', { body }),
  revokeToken: (id: string) => client.send('DELETE', `/tokens/${id}`),
  openGlass: (area: string, reason: string) => client.send<Opening>('POST', '/break-glass', { body: { area, reason } }),
  closeGlass: () => client.send('DELETE', '/break-glass'),
};
