import type { EChartsCoreOption } from 'echarts/core';
import { circleOf, pointAt } from './typhoon';
import type { Projection } from './point-set';
import type { FrozenResource, ResourcePoint, Track } from '@/api/emergency';
import type { Area, FeatureCollection, Position, TerrainProperties } from '@/api/types';
import { tooltipFrame } from '@/charts/tooltip';
import { shortNameOf } from '@/language/language';
import { aspectOf, labelPoint, pathsOf, type Geography } from '@/pages/overview/geography';

export const MAP_NAME = 'emergency-communities';

/** ECharts animates each of these for itself: more would cost frames. */
const MOST_PULSING = 50;

/** Rain of one gauge at the time of the slider. */
export interface RainDrop {
  readonly place: Position;
  readonly millimetres: number;
}

export interface EmergencyView {
  readonly geography: Geography;
  readonly resources: readonly ResourcePoint[];
  /** Resources in a response that are not released. */
  readonly activated: readonly FrozenResource[];
  /** Resources with a task that is overdue. */
  readonly overdue: ReadonlySet<string>;
  /** Streets in a response or under a signal. */
  readonly streets: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly track: Track | undefined;
  readonly time: number;
  readonly rain: readonly RainDrop[];
  /** Whoever looks wants nothing to move by itself. */
  readonly still: boolean;
  /** The bitmap of all points for what the map shows at the moment. */
  readonly picture: (projection: Projection, ratio: number) => HTMLCanvasElement;
  readonly token: (name: string) => string;
}

/** What ECharts lends to a series that draws for itself. */
interface CustomApi {
  readonly coord: (place: readonly number[]) => number[];
  readonly getWidth: () => number;
  readonly getHeight: () => number;
  readonly getDevicePixelRatio: () => number;
}

function lines(paths: readonly (readonly unknown[])[], style: object, z: number) {
  return {
    type: 'lines',
    coordinateSystem: 'geo',
    polyline: true,
    progressive: 0,
    silent: true,
    z,
    data: paths.map((coords) => ({ coords })),
    lineStyle: { opacity: 1, ...style },
  };
}

function terrain(shapes: FeatureCollection<TerrainProperties>, kinds: readonly string[], color: string, width: number) {
  const paths = shapes.features.filter(({ properties }) => kinds.includes(properties.kind)).flatMap(pathsOf);
  return lines(paths, { color, width }, 2);
}

function water(view: EmergencyView) {
  const rings = view.geography.terrain.features
    .filter(({ geometry }) => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
    .flatMap(pathsOf);
  return {
    type: 'custom',
    progressive: 0,
    coordinateSystem: 'geo',
    silent: true,
    z: 2,
    data: rings.map((_, index) => index),
    renderItem: (params: { dataIndex: number }, api: { coord: (point: readonly number[]) => number[] }) => ({
      type: 'polygon',
      shape: { points: (rings[params.dataIndex] ?? []).map((point) => api.coord(point)) },
      style: { fill: view.token('river'), opacity: 0.75 },
    }),
  };
}

function names(streets: FeatureCollection<Area>, token: (name: string) => string) {
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    symbolSize: 1,
    z: 4,
    itemStyle: { color: 'transparent' },
    data: streets.features.map((feature) => ({ name: shortNameOf(feature.properties), value: labelPoint(feature) })),
    label: {
      show: true,
      position: 'inside',
      formatter: '{b}',
      fontSize: 14,
      fontWeight: 600,
      color: token('ink-2'),
      textBorderColor: token('surface'),
      textBorderWidth: 3,
    },
  };
}

/** All points as one image, which is drawn anew for each place the map is moved to. */
function points(view: EmergencyView) {
  return {
    id: 'points',
    type: 'custom',
    coordinateSystem: 'geo',
    progressive: 0,
    silent: true,
    z: 5,
    data: [0],
    renderItem: (params: { coordSys: { zoom: number } }, api: CustomApi) => {
      const [x = 0, y = 0] = api.coord([0, 0]);
      const [unitX = 0, unitY = 0] = api.coord([1, 1]);
      const [width, height] = [api.getWidth(), api.getHeight()];
      const { zoom } = params.coordSys;
      const image = view.picture(
        { x, y, perLongitude: unitX - x, perLatitude: unitY - y, width, height, zoom },
        api.getDevicePixelRatio(),
      );
      return { type: 'image', style: { image, x: 0, y: 0, width, height } };
    },
  };
}

/** Overdue ones pulse, unless nothing shall move; on a canvas of their own: the map below them stays as it is drawn. */
function overdue(view: EmergencyView) {
  const color = view.token('alarm');
  const late = view.still ? [] : view.activated.filter(({ id }) => view.overdue.has(id)).slice(0, MOST_PULSING);
  return {
    id: 'overdue',
    type: 'effectScatter',
    coordinateSystem: 'geo',
    silent: true,
    zlevel: 1,
    symbolSize: 10,
    rippleEffect: { color, scale: 3, brushType: 'stroke' },
    itemStyle: { color: 'transparent' },
    data: late.map(({ longitude, latitude }) => [longitude, latitude]),
  };
}

function selection(view: EmergencyView) {
  const chosen = view.resources.find(({ id }) => id === view.selected);
  return {
    id: 'selection',
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 8,
    symbol: 'emptyCircle',
    symbolSize: 24,
    itemStyle: { color: view.token('map-mark'), borderWidth: 4 },
    data: chosen ? [[chosen.longitude, chosen.latitude]] : [],
  };
}

function typhoon(view: EmergencyView) {
  const { track } = view;
  if (!track) return [];
  const now = pointAt(track, view.time);
  const circles = now
    ? [
        { ring: circleOf(now, now.wind30), color: view.token('grade-blue') },
        { ring: circleOf(now, now.wind50), color: view.token('grade-yellow') },
        { ring: circleOf(now, now.wind64), color: view.token('grade-red') },
      ].filter(({ ring }) => ring.length > 0)
    : [];
  return [
    lines(
      [track.points.map(({ longitude, latitude }) => [longitude, latitude])],
      { color: view.token('ink'), width: 2, type: 'dashed' },
      9,
    ),
    ...circles.map(({ ring, color }) => lines([ring], { color, width: 2.5 }, 9)),
    {
      type: 'scatter',
      coordinateSystem: 'geo',
      silent: true,
      z: 10,
      symbol: 'diamond',
      symbolSize: 16,
      itemStyle: { color: view.token('ink') },
      data: now ? [{ value: [now.longitude, now.latitude], name: track.name }] : [],
      label: { show: true, formatter: '{b}', position: 'right', color: view.token('ink'), fontWeight: 600 },
    },
  ];
}

function rain(view: EmergencyView) {
  return {
    id: 'rain',
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 4,
    itemStyle: { color: view.token('grade-blue'), opacity: 0.35 },
    symbolSize: (value: readonly number[]) => 8 + Math.sqrt(Math.max(0, value[2] ?? 0)) * 5,
    data: view.rain.map(({ place, millimetres }) => [place[0], place[1], millimetres]),
  };
}

export function emergencyOption(view: EmergencyView): EChartsCoreOption {
  return {
    animation: false,
    tooltip: { show: false, ...tooltipFrame(view.token) },
    geo: {
      map: MAP_NAME,
      nameProperty: 'id',
      roam: true,
      silent: true,
      scaleLimit: { min: 0.02, max: 40 },
      aspectScale: aspectOf(view.geography.communities),
      itemStyle: { areaColor: view.token('sunken'), borderColor: view.token('line'), borderWidth: 0.6 },
      regions: view.geography.communities.features
        .filter(({ properties }) => properties.parent && view.streets.has(properties.parent))
        .map(({ properties }) => ({ name: properties.id, itemStyle: { areaColor: view.token('caution-soft') } })),
    },
    series: [
      terrain(view.geography.terrain, ['road'], view.token('road'), 0.7),
      terrain(view.geography.terrain, ['expressway'], view.token('road'), 1.6),
      terrain(view.geography.terrain, ['stream'], view.token('river'), 1.2),
      terrain(view.geography.terrain, ['river'], view.token('river'), 3),
      water(view),
      lines(view.geography.streets.features.flatMap(pathsOf), { color: view.token('line-strong'), width: 1.4 }, 3),
      rain(view),
      names(view.geography.streets, view.token),
      points(view),
      overdue(view),
      selection(view),
      ...typhoon(view),
    ],
  };
}
