import { describe, expect, it } from 'vitest';
import { changeOf } from './changes';
import type { Warning, WarningReason } from '@/api/warnings';

function reason(feed: WarningReason['feed']): WarningReason {
  return {
    feed,
    indicator: `${feed}_value`,
    value: 1,
    baseline: null,
    percentile: null,
    contribution: 0.3,
    masked: false,
    text_zh: '',
    text_en: '',
  };
}

function warning(month: string, probability: number, feeds: readonly WarningReason['feed'][]): Warning {
  return {
    month,
    uscc: 'x',
    name: '',
    area: '',
    industry: '',
    size: '',
    grade: probability > 0.2 ? 'orange' : 'yellow',
    probability,
    rank: 1,
    queue: 'queue',
    unit: null,
    rule_floor: '',
    rule_zh: '',
    rule_en: '',
    reasons: feeds.map(reason),
    model: 'm',
    scored_at: '',
  };
}

describe('changeOf', () => {
  const newest = warning('2026-09', 0.3, ['wages', 'tax']);
  const oldest = warning('2026-06', 0.05, []);
  const history = [newest, warning('2026-07', 0.1, ['wages', 'water']), oldest];

  it('compares with the latest month scored before', () => {
    const change = changeOf(history, newest);
    expect(change?.before.month).toBe('2026-07');
    expect(change?.probability).toBeCloseTo(0.2);
    expect(change?.gradeChanged).toBe(true);
    expect(change?.added.map(({ feed }) => feed)).toEqual(['tax']);
    expect(change?.gone.map(({ feed }) => feed)).toEqual(['water']);
  });

  it('says nothing of the first month', () => {
    expect(changeOf(history, oldest)).toBeUndefined();
  });
});
