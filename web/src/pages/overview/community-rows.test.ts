import { describe, expect, it } from 'vitest';
import { communityRows, sortRows } from './community-rows';
import { legendOf, mapScale } from './map-scale';
import type { Area } from '@/api/types';
import { setLanguage } from '@/language/language';

const area = (id: string, level: Area['level'], parent: string, name: string): [string, Area] => [
  id,
  { id, level, parent, name_zh: name, name_en: id },
];
const areas = new Map([
  area('s', 'street', 'd', '清溪街道'),
  area('a', 'community', 's', '龙湖社区'),
  area('b', 'community', 's', '松山社区'),
  area('c', 'community', 's', '梅林社区'),
]);

describe('community rows', () => {
  setLanguage('zh-CN');
  const rows = communityRows(
    [
      { area: 'a', value: 0, enterprises: 7, suppressed: false },
      { area: 'b', value: 250, enterprises: 9, suppressed: false },
    ],
    areas,
  );

  it('lists communities without a value as missing, not as zero', () => {
    expect(rows.map(({ name, street, value }) => [name, street, value])).toEqual([
      ['龙湖', '清溪', 0],
      ['松山', '清溪', 250],
      ['梅林', '清溪', null],
    ]);
  });

  it('keeps missing values last whichever way', () => {
    const order = (ascending: boolean) => sortRows(rows, { column: 'value', ascending }).map(({ id }) => id);
    expect(order(false)).toEqual(['b', 'a', 'c']);
    expect(order(true)).toEqual(['a', 'b', 'c']);
  });

  it('counts every community in the legend once', () => {
    const scale = mapScale(rows, 'cases', 'light');
    const legend = legendOf(scale, rows, 'cases');
    expect(legend.reduce((sum, entry) => sum + entry.count, 0)).toBe(3);
    expect(legend.at(-1)).toEqual({ fill: undefined, range: '无数据', count: 1 });
    expect(scale.fills.has('c')).toBe(false);
  });
});
