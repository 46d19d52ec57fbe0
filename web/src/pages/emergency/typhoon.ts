import type { Track, TrackPoint, WindArea } from '@/api/emergency';
import type { Position } from '@/api/types';

const MILES_PER_DEGREE = 60;
const CORNERS = 96;

function reach(area: WindArea, angle: number): number {
  if (angle < 90) return area.north_east;
  if (angle < 180) return area.south_east;
  return angle < 270 ? area.south_west : area.north_west;
}

/** The ring of a wind area around a point of the track; empty where there is no such wind. */
export function circleOf(point: TrackPoint, area: WindArea): readonly Position[] {
  if (!(area.north_east || area.south_east || area.south_west || area.north_west)) return [];
  const shrink = Math.cos((point.latitude * Math.PI) / 180);
  const turn = (area.shift_bearing * Math.PI) / 180;
  const ring: Position[] = [];
  for (let i = 0; i <= CORNERS; i++) {
    const bearing = (360 * (i % CORNERS)) / CORNERS;
    const miles = reach(area, bearing);
    const angle = (bearing * Math.PI) / 180;
    const east = area.shift * Math.sin(turn) + miles * Math.sin(angle);
    const north = area.shift * Math.cos(turn) + miles * Math.cos(angle);
    ring.push([point.longitude + east / MILES_PER_DEGREE / shrink, point.latitude + north / MILES_PER_DEGREE]);
  }
  return ring;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function mixed(from: WindArea, to: WindArea, share: number): WindArea {
  return {
    north_east: mix(from.north_east, to.north_east, share),
    south_east: mix(from.south_east, to.south_east, share),
    south_west: mix(from.south_west, to.south_west, share),
    north_west: mix(from.north_west, to.north_west, share),
    shift_bearing: share < 0.5 ? from.shift_bearing : to.shift_bearing,
    shift: mix(from.shift, to.shift, share),
  };
}

/** Where the storm is at a time; undefined before and after its track. */
export function pointAt(track: Track, time: number): TrackPoint | undefined {
  for (let i = 0; i < track.points.length; i++) {
    const from = track.points[i];
    const to = track.points[i + 1];
    if (!from) continue;
    const start = Date.parse(from.time);
    if (start === time) return from;
    const end = to ? Date.parse(to.time) : start;
    if (to && start < time && time < end) {
      const share = (time - start) / (end - start);
      return {
        ...from,
        latitude: mix(from.latitude, to.latitude, share),
        longitude: mix(from.longitude, to.longitude, share),
        wind30: mixed(from.wind30, to.wind30, share),
        wind50: mixed(from.wind50, to.wind50, share),
        wind64: mixed(from.wind64, to.wind64, share),
      };
    }
  }
  return undefined;
}
