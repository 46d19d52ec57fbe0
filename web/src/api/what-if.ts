import { client } from './client';
import type { FeedId, UnitId } from './types';
import type { WarningReason } from './warnings';

/** What the model at work would say of an enterprise if figures were others. */

export interface Assessment {
  readonly probability: number;
  readonly grade: 'red' | 'orange' | 'yellow' | 'blue' | 'none';
  /** What the rule says that raised the grade; empty for none. */
  readonly rule_zh: string;
  readonly rule_en: string;
  readonly reasons: readonly WarningReason[];
}
export interface WhatIfFeature {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly feed: FeedId;
  readonly unit: UnitId;
  readonly value: number | null;
  readonly changed_value: number | null;
  /** Log-odds that it adds to the score. */
  readonly contribution: number;
  readonly changed_contribution: number;
}
export interface WhatIf {
  readonly uscc: string;
  readonly month: string;
  readonly model: string;
  /** What was said when the month was scored; what became known since is not in it. */
  readonly recorded: {
    readonly probability: number;
    readonly grade: Assessment['grade'];
    readonly model: string;
    readonly scored_at: string;
  } | null;
  readonly now: Assessment;
  readonly changed: Assessment;
  readonly features: readonly WhatIfFeature[];
  readonly hidden_features: number;
}

export const whatIfApi = {
  ask: (uscc: string, changes: Readonly<Record<string, number | null>>, signal?: AbortSignal) =>
    client.send<WhatIf>('POST', `/enterprises/${uscc}/what-if`, {
      body: { month: null, changes },
      ...(signal ? { signal } : {}),
    }),
};
