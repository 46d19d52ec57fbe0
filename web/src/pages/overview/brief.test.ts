import { beforeEach, describe, expect, it } from 'vitest';
import { emergencyBrief, feedsBrief, indicesBrief, schoolsBrief, ticketsBrief, warningsBrief } from './brief';
import type { IndexFigures, IndexKind } from '@/api/economy';
import type { Activation } from '@/api/emergency';
import type { Pressure } from '@/api/schools';
import type { UnitLoad } from '@/api/tickets';
import type { Overview } from '@/api/types';
import type { WarningSummary } from '@/api/warnings';
import { setLanguage } from '@/language/language';

const summary = (red: number, orange: number, months = ['2026-01', '2025-12']): WarningSummary => ({
  month: months[0] ?? null,
  months,
  grades: { red, orange, yellow: 9, blue: 9, none: 900 },
  queues: { queue: 0, overflow: 0, audit: 0, none: 0 },
});

const index = (kind: IndexKind, values: readonly number[], turning = 0) => ({
  kind,
  name_zh: kind,
  name_en: kind,
  target: '',
  measures: [],
  turning,
  rising: true,
  model: 'm',
  points: values.map((value, i) => ({
    month: `2026-0${i + 1}`,
    horizon: i === values.length - 1 ? 1 : 0,
    value,
    low80: 0,
    high80: 0,
    low95: 0,
    high95: 0,
    year_on_year: null,
    annualised: null,
  })),
});

const figures = (turning: number): IndexFigures => ({
  vintage: '2026-02',
  vintages: ['2026-02'],
  enterprises: 10,
  indices: [
    index('energy', [100, 101.04, 7]),
    index('activity', [100, 99, 7]),
    index('growth', [100, 100.5, 7]),
    index('composite', [100.2, 99.9, 7], turning),
  ],
});

const pressure = (area: string, probability: number, gap: number): Pressure => ({
  area,
  street: 'S',
  name_zh: `${area}学区`,
  name_en: `Catchment ${area}`,
  years: [
    { year: 2027, pupils: 9, places: 9, probability_short: probability, grade: 1, expected_gap: gap, gap90: gap },
  ],
});

const load = (unit: string, waiting: number, overdue: number): UnitLoad => ({
  unit,
  name_zh: unit,
  name_en: unit,
  waiting,
  dispatched: 1,
  accepted: 0,
  in_progress: 0,
  resolved: 0,
  verified: 0,
  overdue,
  red: 0,
  orange: 0,
});

const activation = (state: Activation['state'], drill = false) => ({ state, drill }) as Activation;

describe('brief', () => {
  beforeEach(() => {
    setLanguage('en');
  });

  it('sets warnings beside those of the month before, across the turn of the year too', () => {
    const brief = warningsBrief('2026-01', summary(2, 5), summary(1, 2));
    expect(brief).toMatchObject({
      sentence: 'Jan 2026: 2 enterprises at red, 5 at orange; 4 more at orange or above than the month before.',
      tone: 'alarm',
      to: '/warnings?month=2026-01',
    });
    expect(warningsBrief('2026-01', summary(0, 1), summary(1, 2)).sentence).toContain('2 fewer');
    expect(warningsBrief('2026-01', summary(3, 1), summary(1, 2)).lines?.map(({ value }) => value)).toEqual([
      '3 (+2)',
      '1 (-1)',
      '9 (0)',
      '9 (0)',
    ]);
    expect(warningsBrief('2026-01', summary(0, 0), undefined).tone).toBe('calm');
    expect(warningsBrief('2026-02', summary(0, 0), undefined).sentence).toBe('Feb 2026 has not been scored yet.');
  });

  it('takes estimates of indices, never forecasts, and says when a turn is likely', () => {
    expect(indicesBrief(figures(0.1))).toMatchObject({
      sentence:
        'Feb 2026: composite 99.9 (-0.3 points on the month before); energy 101.0, activity 99.0, growth 100.5.',
      tone: 'calm',
    });
    expect(indicesBrief(figures(0.1)).lines?.map(({ value }) => value)).toEqual([
      '101.0 (+1.0)',
      '99.0 (-1.0)',
      '100.5 (+0.5)',
    ]);
    expect(indicesBrief(figures(0.8)).sentence).toContain('probability 80%');
    expect(indicesBrief({ ...figures(0), indices: [] }).sentence).toBe('No indices have been computed yet.');
  });

  it('names the catchment with the greatest gap', () => {
    const brief = schoolsBrief([pressure('A', 0.9, 10), pressure('B', 0.6, 30), pressure('C', 0.1, 2)], 2027);
    expect(brief.sentence).toBe(
      'School year 2027: 2 of 3 catchments are more likely than not to run short, by 42 places in all; most in Catchment B (30).',
    );
  });

  it('takes the highest signal of a hazard, counts its streets once, and leaves drills out', () => {
    const signals = [
      { event: 'rainstorm', area: '1', level: 'yellow' },
      { event: 'rainstorm', area: '2', level: 'orange' },
      { event: 'rainstorm', area: '2', level: 'yellow' },
    ] as const;
    const brief = emergencyBrief(signals, [activation('active'), activation('active', true), activation('closed')]);
    expect(brief.sentence).toBe(
      'Rainstorm signal Orange (2 streets); 1 response under way, 0 waiting for confirmation.',
    );
    expect(brief.tone).toBe('alarm');
    expect(emergencyBrief([], [activation('active', true)]).tone).toBe('calm');
  });

  it('adds up tickets and names the unit with most of those overdue', () => {
    expect(ticketsBrief([load('one', 3, 1), load('two', 4, 2)]).sentence).toBe(
      '9 open tickets, 3 overdue; most with two (2).',
    );
    expect(ticketsBrief([load('one', 3, 1), load('two', 4, 2), load('three', 1, 0)]).lines).toMatchObject([
      { label: 'two', value: '2 overdue' },
      { label: 'one', value: '1 overdue' },
    ]);
    expect(ticketsBrief([load('one', 0, 0)]).sentence).toBe('1 open ticket, none overdue.');
  });

  it('says which feed went silent, and how many records wait', () => {
    const overview = (water: number | null, quarantined: number) =>
      ({
        month: '2026-08',
        quarantined,
        feeds: [
          { feed: 'water', masked: water === null, enterprises: water },
          { feed: 'power', masked: false, enterprises: 3 },
        ],
      }) as unknown as Overview;
    expect(feedsBrief(overview(0, 12))).toEqual({
      sentence: 'Aug 2026: 1 feed has not arrived: water; records waiting in quarantine: 12.',
      tone: 'alarm',
      to: '/quality?month=2026-08',
      lines: [{ label: 'water', value: 'not arrived', to: '/quality?month=2026-08&feed=water' }],
    });
    expect(feedsBrief(overview(2, 0))).toMatchObject({ tone: 'calm' });
    expect(feedsBrief(overview(null, 5)).sentence).toContain('all feeds (1)');
  });
});
