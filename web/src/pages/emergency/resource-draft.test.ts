import { describe, expect, it } from 'vitest';
import { changesOf, draftOf, featureOf } from './resource-draft';
import type { Category, ResourceDetail, ResourceVersion } from '@/api/emergency';

const site: Category = {
  code: 'construction_site',
  name_zh: '在建工地',
  name_en: 'Construction sites',
  geometry: 'point',
  attributes: {
    tower_cranes: { type: 'number', name_zh: '塔吊', name_en: 'Tower cranes' },
    hazards: { type: 'text', name_zh: '危险源', name_en: 'Hazards' },
  },
};
const stored: ResourceDetail = {
  id: 'S-1',
  category: 'construction_site',
  name: '地铁工地',
  area: 'A',
  unit: 'housing',
  contact: '周工',
  telephone: '0755-0000',
  others: [{ name: '王五', duty: '安全员', telephone: '0755-0001' }],
  attributes: { tower_cranes: 3, hazards: '深基坑' },
  frame: 'gcj02',
  geometry: { type: 'Point', coordinates: [114.35, 22.65] },
  longitude: 114.35,
  latitude: 22.65,
  version: 2,
  changed_at: '2026-09-01T00:00:00Z',
  changed_by: 'somebody',
};

function version(number: number, body: object): ResourceVersion {
  return { version: number, body: body as ResourceVersion['body'], changed_at: '', changed_by: '' };
}

describe('the draft of a resource', () => {
  it('goes to the form and back unchanged, with numbers as numbers, in WGS 84', () => {
    const feature = featureOf(draftOf(stored), site);
    expect(feature.properties.attributes).toEqual(stored.attributes);
    expect(feature.properties.others).toEqual(stored.others);
    expect(feature.geometry).toEqual(stored.geometry);
    expect(feature.properties.frame).toBe('wgs84');
  });

  it('leaves out people and attributes that are empty', () => {
    const draft = draftOf(stored);
    draft.others.push({ name: '', duty: '', telephone: '' });
    draft.attributes.hazards = '';
    const { properties } = featureOf(draft, site);
    expect(properties.others).toHaveLength(1);
    expect(properties.attributes).toEqual({ tower_cranes: 3 });
  });

  it('says what a version changed', () => {
    const first = version(1, { name: '工地', attributes: { tower_cranes: 3 }, others: [], version: 1 });
    const second = version(2, { name: '工地', attributes: { tower_cranes: 4 }, others: stored.others, version: 2 });
    expect(changesOf(first, undefined)).toBeUndefined();
    expect(changesOf(second, first)).toEqual([
      { field: 'tower_cranes', before: '3', after: '4' },
      { field: 'others', before: '', after: '王五 安全员 0755-0001' },
    ]);
  });
});
