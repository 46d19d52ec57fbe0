import { expect, it } from 'vitest';
import { formatDifference, pairs } from './both';
import type { BriefingDetail, KeyFigure } from '@/api/briefings';

const text = (words: string) => ({ zh: words, en: words });
const figure = (id: string, now: number | null): KeyFigure => ({
  id,
  name: text(id),
  value: text(String(now)),
  now,
  before: null,
  change: text('—'),
  tone: 'calm',
});
const briefing = (...figures: KeyFigure[]): BriefingDetail => ({
  briefing: {
    id: 'one',
    month: '2026-09',
    title: text('t'),
    places: text('p'),
    made_at: '2026-10-01T00:00:00Z',
    scheduled: false,
    open: true,
  },
  figures,
  subjects: [],
  previous: null,
});

it('sets figures of two briefings side by side and takes the difference where both have numbers', () => {
  const found = pairs(
    briefing(figure('a', 7), figure('b', null), figure('c', 0)),
    briefing(figure('a', 9.5), figure('b', 2), figure('d', 1)),
  );
  expect(found.map(({ id, difference }) => [id, difference])).toEqual([
    ['a', -2.5],
    ['b', null],
    ['c', null],
    ['d', null],
  ]);
  expect(found[3]).toMatchObject({ here: null });
  expect(pairs(briefing(figure('a', 1)), undefined)[0]).toMatchObject({ there: null, difference: null });
});

it('writes differences with their sign', () => {
  expect([3, -2.54, 0].map(formatDifference)).toEqual(['+3', '-2.5', '0']);
});
