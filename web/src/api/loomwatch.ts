import { client } from './client';
import type * as api from './types';

/** What a search for enterprises may ask. */
export interface EnterpriseQuery {
  readonly q?: string | undefined;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
  readonly size?: string | undefined;
  readonly sort?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The requests of the pages, one function each. */
export const loomwatch = {
  catalogue: (signal?: AbortSignal) => client.get<api.Catalogue>('/catalogue', options({}, signal)),
  about: (signal?: AbortSignal) => client.get<api.About>('/about', options({}, signal)),
  areas: (level: api.AreaLevel, signal?: AbortSignal) =>
    client.get<api.Page<api.Area>>('/areas', options({ level }, signal)),
  areaShapes: (level: api.AreaLevel, signal?: AbortSignal) =>
    client.get<api.FeatureCollection<api.Area>>('/areas.geojson', options({ level }, signal)),
  terrain: (signal?: AbortSignal) =>
    client.get<api.FeatureCollection<api.TerrainProperties>>('/terrain.geojson', options({}, signal)),
  overview: (month: string | undefined, signal?: AbortSignal) =>
    client.get<api.Overview>('/overview', options({ month }, signal)),
  map: (indicator: string, month: string, signal?: AbortSignal) =>
    client.get<api.AreaValues>('/map', options({ indicator, month, level: 'community' }, signal)),
  enterprises: (query: EnterpriseQuery, limit: number, signal?: AbortSignal) =>
    client.get<api.Page<api.EnterpriseSummary>>('/enterprises', options({ ...query, limit }, signal)),
  enterprise: (uscc: string, signal?: AbortSignal) =>
    client.get<api.Enterprise>(`/enterprises/${encodeURIComponent(uscc)}`, options({}, signal)),
  indicators: (uscc: string, signal?: AbortSignal) =>
    client.get<api.EnterpriseIndicators>(`/enterprises/${encodeURIComponent(uscc)}/indicators`, options({}, signal)),
  records: (uscc: string, feed: api.FeedId, month: string, signal?: AbortSignal) =>
    client.get<api.Page<api.FeedRecord>>(
      `/enterprises/${encodeURIComponent(uscc)}/records`,
      options({ feed, month }, signal),
    ),
};

function options(query: Record<string, string | number | undefined>, signal: AbortSignal | undefined) {
  return signal ? { query, signal } : { query };
}
