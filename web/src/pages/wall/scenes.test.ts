import { expect, it } from 'vitest';
import { drawMap, scenesOf, sparkline, waitSeconds } from './scenes';
import type { WallScreen } from '@/api/wall';

it('leaves out scenes of which there is nothing', () => {
  const nothing = { warnings: null, indices: null, schools: null, emergency: null, tickets: null, feeds: [] };
  expect(scenesOf(nothing as unknown as WallScreen)).toEqual([]);
  const some = { ...nothing, indices: [], feeds: [{ feed: 'water' }] };
  expect(scenesOf(some as unknown as WallScreen)).toEqual(['indices', 'feeds']);
});

it('tries again soon, then seldom, and never less often than usual', () => {
  expect([0, 1, 2, 3, 20].map((failures) => waitSeconds(failures, 20))).toEqual([20, 2, 4, 8, 20]);
});

it('draws shapes in proportion, their middles within', () => {
  const square = [
    [113, 22],
    [114, 22],
    [114, 23],
    [113, 23],
    [113, 22],
  ] as const;
  const shape = { area: 'A', name: { zh: '', en: '' }, value: 3, step: 1, rings: [square] };
  const map = drawMap([shape], 100);
  expect(map.height).toBeGreaterThan(105);
  expect(map.shapes[0]?.middle[0]).toBeCloseTo(50, 0);
  expect(map.shapes[0]?.path).toMatch(/^M0 \d+/);
  expect(sparkline([1, 2, 3], 100, 40)).toBe('M0.0 34.0L50.0 20.0L100.0 6.0');
});
