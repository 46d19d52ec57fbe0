import { client } from './client';
import type { Page } from './types';

export interface Notice {
  readonly id: number;
  readonly topic: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly body_zh: string;
  readonly body_en: string;
  readonly link: string;
  readonly created_at: string;
  readonly read: boolean;
}
export interface Delivery {
  readonly id: number;
  readonly key: string;
  readonly topic: string;
  readonly channel: 'page' | 'webhook' | 'email';
  readonly target: string;
  readonly state: string;
  readonly attempts: number;
  readonly doubts: number;
  readonly error: string;
  readonly finished_at: string | null;
}
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly topics: readonly string[];
  readonly enabled: boolean;
}

export const noticesApi = {
  list: (cursor: string | undefined, signal?: AbortSignal) =>
    client.get<Page<Notice>>('/notices', { query: { cursor }, ...(signal ? { signal } : {}) }),
  markRead: (upTo: number) => client.send('POST', '/notices/read', { body: { up_to: upTo } }),
  address: (signal?: AbortSignal) => client.get<{ email: string }>('/notices/address', signal ? { signal } : {}),
  setAddress: (email: string) => client.send<{ email: string }>('PUT', '/notices/address', { body: { email } }),
  deliveries: (state: string, signal?: AbortSignal) =>
    client.get<Page<Delivery>>('/notices/deliveries', { query: { state }, ...(signal ? { signal } : {}) }),
  retry: (id: number) => client.send<Page<Delivery>>('POST', `/notices/deliveries/${id}/retry`),
  webhooks: (signal?: AbortSignal) => client.get<Page<Webhook>>('/webhooks', signal ? { signal } : {}),
  putWebhook: (id: string, body: { url: string; secret: string | null; topics: string[]; enabled: boolean }) =>
    client.send<Page<Webhook>>('PUT', `/webhooks/${encodeURIComponent(id)}`, { body }),
};
