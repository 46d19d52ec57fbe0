import { client } from './client';
import type { FieldDetail, Grant } from './session';
import type { EnterpriseSummary, FeedId, Page } from './types';

/** Accounts, units, rights and the audit trail, for those who look after them. */

export interface Account {
  readonly login: string;
  readonly display_name: string;
  readonly unit: string | null;
  readonly must_change_password: boolean;
  /** Signs in with an identity provider; has no password here. */
  readonly external: boolean;
  readonly disabled_at: string | null;
  readonly created_at: string;
  readonly roles: readonly string[];
}
export interface AccountDraft {
  readonly login: string;
  readonly display_name: string;
  readonly unit: string | null;
  readonly password: string;
}
export interface AccountChange {
  readonly disabled?: boolean;
  readonly password?: string;
  readonly sign_out?: boolean;
}
export interface Unit {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly area: string;
}
export interface Role {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly administrator: boolean;
  readonly permissions: readonly string[];
}
export interface GrantDraft {
  readonly role: string;
  readonly area: string;
  readonly fields: Readonly<Record<string, FieldDetail>>;
  readonly expires_at: string | null;
  readonly reason: string;
}
export interface FieldPreview {
  readonly feed: FeedId;
  readonly detail: FieldDetail;
  readonly whole_district: boolean;
  readonly areas: readonly string[];
}
/** What a person would see. */
export interface Preview {
  readonly login: string;
  readonly permissions: readonly string[];
  readonly whole_district: boolean;
  readonly areas: readonly string[];
  readonly fields: readonly FieldPreview[];
  readonly first_enterprises: readonly EnterpriseSummary[];
}
export type Outcome = 'ok' | 'failed' | 'denied';
export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly address: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: Outcome;
  readonly detail: Readonly<Record<string, unknown>>;
}
export type AuditQuery = Readonly<
  Record<'actor' | 'action' | 'object' | 'outcome' | 'from' | 'until' | 'cursor', string | undefined>
>;
export interface AuditReport {
  readonly entries: number;
  readonly unanchored: number;
  readonly faults: readonly string[];
}
/** One emergency opening, for its review. */
export interface BreakGlass {
  readonly id: string;
  readonly login: string;
  readonly area: string;
  readonly reason: string;
  readonly opened_at: string;
  readonly expires_at: string;
  readonly closed_at: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: string | null;
}

const of = (login: string) => `/accounts/${encodeURIComponent(login)}`;

export const administration = {
  accounts: (signal: AbortSignal) => client.get<Page<Account>>('/accounts', { signal }),
  addAccount: (body: AccountDraft) => client.send<Account>('POST', '/accounts', { body }),
  changeAccount: (login: string, body: AccountChange) => client.send<Account>('PATCH', of(login), { body }),
  preview: (login: string, signal: AbortSignal) => client.get<Preview>(`${of(login)}/preview`, { signal }),
  units: (signal?: AbortSignal) => client.get<Page<Unit>>('/units', signal ? { signal } : {}),
  putUnit: ({ id, ...body }: Unit) => client.send<Unit>('PUT', `/units/${encodeURIComponent(id)}`, { body }),
  roles: () => client.get<Page<Role>>('/roles'),
  grants: (login: string, signal: AbortSignal) => client.get<Page<Grant>>(`${of(login)}/grants`, { signal }),
  addGrant: (login: string, body: GrantDraft) => client.send<Grant>('POST', `${of(login)}/grants`, { body }),
  revokeGrant: (id: string) => client.send<Grant>('DELETE', `/grants/${id}`),
  ownAudit: (cursor: string | undefined, signal: AbortSignal) =>
    client.get<Page<AuditEntry>>('/audit/own', { query: { cursor, limit: 20 }, signal }),
  audit: (query: AuditQuery, signal: AbortSignal) =>
    client.get<Page<AuditEntry>>('/audit', { query: { ...query, limit: 50 }, signal }),
  auditExport: (query: AuditQuery) => client.address('/audit.csv', { ...query, cursor: undefined }),
  verifyAudit: () => client.send<AuditReport>('POST', '/audit/verification'),
  openings: (signal: AbortSignal) => client.get<Page<BreakGlass>>('/break-glass', { signal }),
  reviewOpening: (id: string) => client.send('POST', `/break-glass/${id}/review`),
};
