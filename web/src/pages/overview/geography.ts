import { loomwatch } from '@/api/loomwatch';
import type { Area, Feature, FeatureCollection, Position, TerrainProperties } from '@/api/types';
import { remember } from '@/state/remember';

/** What the map is drawn from: community shapes, street outlines, rivers, roads and water. */
export interface Geography {
  readonly communities: FeatureCollection<Area>;
  readonly streets: FeatureCollection<Area>;
  readonly terrain: FeatureCollection<TerrainProperties>;
}

/** Fetches the shapes once; they change only with a new set of areas. */
export const loadGeography = remember<Geography>(async () => {
  const [communities, streets, terrain] = await Promise.all([
    loomwatch.areaShapes('community'),
    loomwatch.areaShapes('street'),
    loomwatch.terrain(),
  ]);
  return { communities, streets, terrain };
});

/** Every line or ring of a feature. */
export function pathsOf(feature: Feature<unknown>): readonly (readonly Position[])[] {
  const { geometry } = feature;
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

/** Twice the signed area of a ring, in square degrees. */
function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The centroid of the largest ring: where a label goes. */
export function labelPoint(feature: Feature<unknown>): Position {
  const ring = [...pathsOf(feature)].sort((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))[0] ?? [];
  const area = signedArea(ring);
  let x = 0;
  let y = 0;
  ring.forEach(([x0, y0], i) => {
    const [x1, y1] = ring[(i + 1) % ring.length] ?? [x0, y0];
    const cross = x0 * y1 - x1 * y0;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  });
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)];
}

/** How much a degree of longitude is shorter than one of latitude at the middle of the shapes. */
export function aspectOf(shapes: FeatureCollection<unknown>): number {
  const latitudes = shapes.features.flatMap((feature) => pathsOf(feature).flatMap((path) => path.map(([, y]) => y)));
  const middle = latitudes.reduce((sum, y) => sum + y, 0) / (latitudes.length || 1);
  return Math.cos((middle * Math.PI) / 180);
}
