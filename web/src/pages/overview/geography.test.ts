import { expect, it } from 'vitest';
import { aspectOf, labelPoint, pathsOf } from './geography';
import type { Feature, Position } from '@/api/types';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const islands: Feature<null> = {
  type: 'Feature',
  properties: null,
  geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(10, 20, 4)]] },
};

it('puts the label into the middle of the largest part', () => {
  const [x, y] = labelPoint(islands);
  expect([x, y].map((value) => Number(value.toFixed(9)))).toEqual([12, 22]);
});

it('lists every ring of every part', () => expect(pathsOf(islands)).toHaveLength(2));

it('narrows degrees of longitude away from the equator', () => {
  const at = (latitude: number): Feature<null> => ({
    type: 'Feature',
    properties: null,
    geometry: {
      type: 'LineString',
      coordinates: [
        [0, latitude],
        [1, latitude],
      ],
    },
  });
  expect(aspectOf({ type: 'FeatureCollection', features: [at(0)] })).toBe(1);
  expect(aspectOf({ type: 'FeatureCollection', features: [at(60)] })).toBeCloseTo(0.5);
});
