import type { WallScreen, WallShape } from '@/api/wall';

/** The scenes in their order; one of which there is nothing to show is left out. */
export const SCENES = ['warnings', 'indices', 'schools', 'emergency', 'tickets', 'feeds'] as const;
export type SceneId = (typeof SCENES)[number];

export function scenesOf(screen: WallScreen): SceneId[] {
  return SCENES.filter((id) => (id === 'feeds' ? screen.feeds.length > 0 : screen[id] !== null));
}

/** Seconds to wait after so many failures in a row; none after a success. */
export function waitSeconds(failures: number, usual: number): number {
  return failures === 0 ? usual : Math.min(usual, 2 ** Math.min(failures, 10));
}

/** Paths and middles of the shapes within a box of this width, north upwards; heights follow the district's proportions. */
export function drawMap(shapes: readonly WallShape[], width: number) {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shrink || 1);
  const at = ([x, y]: readonly [number, number]): [number, number] => [
    Math.round((x - west) * shrink * scale * 10) / 10,
    Math.round((north - y) * scale * 10) / 10,
  ];
  return {
    height: Math.round((north - south) * scale) || width,
    shapes: shapes.map((shape) => ({
      area: shape.area,
      value: shape.value,
      step: shape.step,
      path: shape.rings.map((ring) => `M${ring.map((corner) => at(corner).join(' ')).join('L')}Z`).join(''),
      middle: middle(shape.rings.map((ring) => ring.map(at))),
    })),
  };
}

/** The centre of gravity of the longest ring. */
function middle(rings: readonly (readonly (readonly [number, number])[])[]): readonly [number, number] {
  const ring = [...rings].sort((one, other) => other.length - one.length)[0] ?? [];
  const [ox = 0, oy = 0] = ring[0] ?? [];
  let [area, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    area += cross;
    x += (ax + bx - 2 * ox) * cross;
    y += (ay + by - 2 * oy) * cross;
  }
  return area === 0 ? [ox, oy] : [ox + x / (3 * area), oy + y / (3 * area)];
}

/** A line through values, in a box of this size, with room above and below. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  return values
    .map((value, i) => {
      const x = (width * i) / Math.max(1, values.length - 1);
      const y = height - 6 - ((height - 12) * (value - low)) / span;
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
