import { expect, test } from 'vitest';
import { PointSet, type Projection } from './point-set';
import type { ResourcePoint } from '@/api/emergency';

const at = (id: string, longitude: number, latitude: number, category = 'reservoir'): ResourcePoint => ({
  id,
  category,
  name: id,
  area: 'a',
  unit: 'u',
  longitude,
  latitude,
});

/** A window of 800 by 600 around 114 E 22 N; a degree has so many pixels. */
const looking = (perDegree: number, zoom = 1): Projection => ({
  x: 400 - 114 * perDegree,
  y: 300 + 22 * perDegree,
  perLongitude: perDegree,
  perLatitude: -perDegree,
  width: 800,
  height: 600,
  zoom,
});

/** 400 points within a tenth of a degree; every second one a shelter. */
const crowd = Array.from({ length: 400 }, (_, i) =>
  at(`p${i}`, 114 + 0.005 * (i % 20), 22 - 0.005 * Math.floor(i / 20), i % 2 ? 'shelter' : 'reservoir'),
);

test('points on one another are one mark with their number; near enough, each is itself', () => {
  const set = new PointSet(crowd, []);
  const far = set.layout(looking(200));
  const counted = far.groups.reduce((sum, { count }) => sum + count, 0) + far.singles.length;
  expect(counted).toBe(400);
  expect(far.groups.length).toBeGreaterThan(0);
  expect(far.groups.every(({ category }) => category === undefined)).toBe(true);
  const near = set.layout(looking(3000));
  expect(near.groups).toEqual([]);
  expect(near.singles.length).toBe(400);
});

test('what the window does not show is not laid out', () => {
  const { singles, groups } = new PointSet(crowd, []).layout({ ...looking(20_000), x: -113 * 20_000 });
  expect(groups).toEqual([]);
  expect(singles).toEqual([]);
});

test('those of one building come apart at the nearest zoom', () => {
  const building = Array.from({ length: 30 }, (_, i) => at(`b${i}`, 114, 22));
  const set = new PointSet(building, building.slice(0, 2), new Set(['b1']));
  expect(set.layout(looking(3000)).groups).toMatchObject([
    { count: 30, activated: 2, overdue: true, category: 'reservoir' },
  ]);
  expect(set.layout(looking(3000, 20)).singles).toHaveLength(30);
});

test('those in a response come last, also one that has left the inventory', () => {
  const set = new PointSet([at('a', 114, 22), at('b', 114, 22)], [at('a', 114, 22), at('gone', 114.1, 22)]);
  expect(set.points.map(({ id }) => id)).toEqual(['b', 'a', 'gone']);
  expect(['b', 'a', 'gone'].map((_, i) => set.standingOf(i))).toEqual(['quiet', 'activated', 'activated']);
  expect(set.layout(looking(1000)).singles).toEqual([0, 1, 2]);
});

test('groups of a map that is dragged keep their members and never cover one another', () => {
  const set = new PointSet(crowd, []);
  const { groups } = set.layout(looking(200));
  const moved = set.layout({ ...looking(200), x: looking(200).x + 31, y: looking(200).y - 17 });
  expect(moved.groups.map(({ count }) => count)).toEqual(groups.map(({ count }) => count));
  for (const a of groups)
    for (const b of groups) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(31.9);
});
