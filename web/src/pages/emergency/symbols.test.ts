import { expect, test } from 'vitest';
import { circleOf, pointAt } from './typhoon';
import { symbolOf } from './symbols';
import type { Track } from '@/api/emergency';

test('fourteen categories have fourteen symbols', () => {
  const categories = Array.from({ length: 14 }, (_, i) => ({
    code: `c${i}`,
    name_zh: '',
    name_en: '',
    geometry: 'point' as const,
    attributes: {},
  }));
  const seen = new Set(categories.map(({ code }) => JSON.stringify(symbolOf(categories, code))));
  expect(seen.size).toBe(14);
});

const none = { north_east: 0, south_east: 0, south_west: 0, north_west: 0, shift_bearing: 0, shift: 0 };
const even = { ...none, north_east: 60, south_east: 60, south_west: 60, north_west: 60 };
const point = { latitude: 20, longitude: 115, pressure: null, wind: null, wind30: even, wind50: none, wind64: none };

test('a wind circle is drawn with its reach in every quadrant', () => {
  const ring = circleOf({ ...point, time: '' }, even);
  const north = Math.max(...ring.map(([, y]) => y));
  expect(north).toBeCloseTo(21, 1);
  expect(circleOf({ ...point, time: '' }, none)).toEqual([]);
});

test('between two points the storm moves evenly', () => {
  const track: Track = {
    id: 'x',
    name: 'x',
    points: [
      { ...point, time: '2026-09-07T00:00:00Z' },
      { ...point, time: '2026-09-07T06:00:00Z', latitude: 22 },
    ],
  };
  expect(pointAt(track, Date.parse('2026-09-07T03:00:00Z'))?.latitude).toBeCloseTo(21);
  expect(pointAt(track, Date.parse('2026-09-08T03:00:00Z'))).toBeUndefined();
});
