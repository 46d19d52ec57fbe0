import type { Named } from '@/language/language';

/** What the server answers, as its OpenAPI description says. Months are "2026-09"; null is missing. */

export type FeedId =
  'wages' | 'complaints' | 'water' | 'power' | 'tax' | 'staffing' | 'social_insurance' | 'capacity_exit';
export type UnitId =
  | 'yuan'
  | 'persons'
  | 'cases'
  | 'days'
  | 'months'
  | 'cubic_metres'
  | 'kilowatt_hours'
  | 'share'
  | 'ratio'
  | 'stage'
  | 'score'
  | 'percentile'
  | 'flag'
  | 'per_month'
  | 'per_100_staff'
  | 'enterprises';
export type IndicatorKind = 'value' | 'ratio' | 'yoy' | 'z' | 'slope' | 'since' | 'missing' | 'percentile' | 'joint';
export type AreaLevel = 'district' | 'street' | 'community' | 'grid';
export type FieldType = 'date' | 'money' | 'count' | 'quantity' | 'share' | 'enumeration' | 'text';

/** A page of a list; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
}

export interface FeedField {
  readonly name: string;
  readonly type: FieldType;
}
export interface Feed extends Named {
  readonly id: FeedId;
  readonly headline: string;
  readonly unit: UnitId;
  readonly fields: readonly FeedField[];
}
export interface Measure extends Named {
  readonly id: string;
  readonly feed: FeedId;
  readonly unit: UnitId;
  readonly aggregation: string;
}
export interface Indicator extends Named {
  readonly id: string;
  readonly feed: FeedId;
  readonly feeds: readonly FeedId[];
  readonly kind: IndicatorKind;
  readonly unit: UnitId;
  readonly formula: string;
}
export interface Industry extends Named {
  readonly code: string;
}
export interface Size extends Named {
  readonly id: string;
}
export interface Catalogue {
  readonly feeds: readonly Feed[];
  readonly measures: readonly Measure[];
  readonly indicators: readonly Indicator[];
  readonly industries: readonly Industry[];
  readonly sizes: readonly Size[];
}

export interface Area extends Named {
  readonly id: string;
  readonly parent: string | null;
  readonly level: AreaLevel;
}

export type Position = readonly [number, number];
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] };
export interface Feature<P> {
  readonly type: 'Feature';
  readonly properties: P;
  readonly geometry: Geometry;
}
export interface FeatureCollection<P> {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature<P>[];
}
export interface TerrainProperties extends Named {
  readonly id: string;
  readonly kind: string;
}

export interface FeedTotal {
  readonly feed: FeedId;
  /** The viewer's grants do not show this feed; everything else is null then. */
  readonly masked: boolean;
  readonly enterprises: number | null;
  /** How the enterprises' values become the totals: shares have a median instead of a sum. */
  readonly statistic: 'sum' | 'median';
  readonly headline_total: number | null;
  readonly previous_total: number | null;
  readonly year_ago_total: number | null;
}
export interface Overview {
  readonly district: (Named & { readonly id: string }) | null;
  readonly month: string | null;
  readonly months: readonly string[];
  readonly enterprises: number;
  readonly reporting: number;
  readonly feeds: readonly FeedTotal[];
  readonly quarantined: number;
  readonly data_as_of: string | null;
}

export interface AreaValue {
  readonly area: string;
  readonly value: number | null;
  readonly enterprises: number | null;
  /** Kept back, because so few enterprises stand behind it that it would tell about single ones. */
  readonly suppressed: boolean;
}
export interface AreaValues {
  readonly indicator: string;
  readonly month: string;
  readonly statistic: 'sum' | 'median';
  readonly items: readonly AreaValue[];
}

export interface EnterpriseSummary {
  readonly uscc: string;
  readonly name: string;
  readonly industry: string;
  readonly area: string;
  readonly size: string;
  readonly address: string;
}
export interface AreaStep extends Named {
  readonly id: string;
  readonly level: AreaLevel;
}
export interface Enterprise extends EnterpriseSummary {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly founded_on: string | null;
  readonly legal_representative: string;
  readonly area_path: readonly AreaStep[];
}
export type Series = readonly (number | null)[];
export interface EnterpriseIndicators {
  readonly uscc: string;
  readonly months: readonly string[];
  readonly measures: Readonly<Record<string, Series>>;
  readonly indicators: Readonly<Record<string, Series>>;
  /** Measures and indicators that the viewer's grants do not show. */
  readonly masked: readonly string[];
}
export interface FeedRecord {
  readonly record_id: string;
  readonly month: string;
  readonly reported_at: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
  readonly file: string;
  readonly line: number;
}
export interface About {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly started_at: string;
}
