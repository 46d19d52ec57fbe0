import type { EChartsCoreOption } from 'echarts/core';
import { aspectOf, labelPoint, pathsOf, type Geography } from './geography';
import { isDark } from '@/scale/palette';
import type { Feature } from '@/api/types';
import { tooltip, tooltipFrame, type TooltipLine } from '@/charts/tooltip';
import { nameOf, shortNameOf } from '@/language/language';

export const MAP_NAME = 'communities';

export interface MapView {
  readonly geography: Geography;
  /** Fill of a community; undefined where there is no value. */
  readonly fillOf: (area: string) => string | undefined;
  /** What the tooltip says about a community. */
  readonly describe: (area: string) => readonly TooltipLine[];
  readonly zoom: number;
  readonly token: (name: string) => string;
}

/** A small hatch: what has no value must not look like a low value. */
export function hatch(background: string, line: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 8;
  canvas.height = 8;
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = background;
    context.fillRect(0, 0, 8, 8);
    context.strokeStyle = line;
    context.beginPath();
    for (const offset of [-8, 0, 8]) {
      context.moveTo(offset, 8);
      context.lineTo(offset + 8, 0);
    }
    context.stroke();
  }
  return canvas;
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

/** Drawn in this order. A pale edge keeps a blue river legible on a blue map; roads stay in the background. */
const LINE_STYLES = [
  { kind: 'road', color: 'road', width: 0.8 },
  { kind: 'expressway', color: 'road', width: 1.8 },
  { kind: 'stream', color: 'river', width: 1.2 },
  { kind: 'river', color: 'map-line', width: 5 },
  { kind: 'river', color: 'river', width: 3 },
] as const;

function isArea(feature: Feature<unknown>): boolean {
  return feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon';
}

function terrainLines(view: MapView) {
  return LINE_STYLES.map(({ kind, color, width }) => {
    const paths = view.geography.terrain.features
      .filter((f) => f.properties.kind === kind && !isArea(f))
      .flatMap(pathsOf);
    return lines(paths, { color: view.token(color), width, cap: 'round' }, 3);
  });
}

/** Reservoirs and ponds: whatever in the terrain covers an area. */
function water(view: MapView) {
  const rings = view.geography.terrain.features.filter(isArea).flatMap(pathsOf);
  return {
    type: 'custom',
    progressive: 0,
    coordinateSystem: 'geo',
    silent: true,
    z: 3,
    data: rings.map((_, index) => index),
    renderItem: (params: { dataIndex: number }, api: { coord: (point: readonly number[]) => number[] }) => ({
      type: 'polygon',
      shape: { points: (rings[params.dataIndex] ?? []).map((point) => api.coord(point)) },
      style: { fill: view.token('river'), opacity: 0.9 },
    }),
  };
}

/** Text that stands out from the fill of the community, with the fill as a halo where a river or road runs beneath. */
function labelStyle(fill: string) {
  return { color: isDark(fill) ? '#ffffff' : '#15212c', textBorderColor: fill, textBorderWidth: 3 };
}

function labels(view: MapView) {
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    symbolSize: 1,
    z: 6,
    itemStyle: { color: 'transparent' },
    data: view.geography.communities.features.map((feature) => ({
      name: shortNameOf(feature.properties),
      value: labelPoint(feature),
      label: labelStyle(view.fillOf(feature.properties.id) ?? view.token('surface')),
    })),
    label: {
      show: true,
      position: 'inside',
      formatter: '{b}',
      fontSize: 12,
    },
    labelLayout: { hideOverlap: true },
  };
}

/** The map: communities filled by class, street outlines, rivers, roads and water above, names on top. */
export function mapOption(view: MapView): EChartsCoreOption {
  const { geography, token } = view;
  const names = new Map(geography.communities.features.map((f) => [f.properties.id, nameOf(f.properties)]));
  const missing = { image: hatch(token('surface'), token('line-strong')), repeat: 'repeat' };
  return {
    animation: false,
    textStyle: { fontFamily: token('font') },
    tooltip: tooltipFrame(token),
    geo: {
      map: MAP_NAME,
      nameProperty: 'id',
      aspectScale: aspectOf(geography.communities),
      preserveAspect: 'contain',
      roam: view.zoom > 1 ? 'move' : false,
      zoom: view.zoom,
      left: 8,
      right: 8,
      top: 8,
      bottom: 8,
      selectedMode: 'single',
      itemStyle: { borderColor: token('map-line'), borderWidth: 1 },
      label: { show: false },
      emphasis: {
        label: { show: false },
        itemStyle: { areaColor: 'inherit', borderColor: token('map-mark'), borderWidth: 3 },
      },
      select: {
        label: { show: false },
        itemStyle: { areaColor: 'inherit', borderColor: token('map-mark'), borderWidth: 4 },
      },
      regions: geography.communities.features.map(({ properties: { id } }) => {
        const areaColor = view.fillOf(id) ?? missing;
        return {
          name: id,
          itemStyle: { areaColor },
          emphasis: { itemStyle: { areaColor } },
          select: { itemStyle: { areaColor } },
        };
      }),
      tooltip: {
        show: true,
        formatter: ({ name }: { name: string }) => tooltip(names.get(name) ?? name, view.describe(name)),
      },
    },
    series: [
      ...terrainLines(view),
      water(view),
      lines(geography.streets.features.flatMap(pathsOf), { color: token('ink-3'), width: 1 }, 5),
      labels(view),
    ],
  };
}
