import { expect, it } from 'vitest';
import { patchQuery } from './query';

it('changes, adds and removes parameters and keeps the others', () => {
  expect(patchQuery({ q: '电子', area: 'a', lang: 'en' }, { area: undefined, size: 'large', q: '' })).toEqual({
    lang: 'en',
    size: 'large',
  });
});
