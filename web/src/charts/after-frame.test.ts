import { expect, it, vi } from 'vitest';
import { afterFrame } from './after-frame';

it('runs what waits after the frame, one after the other, but not what was taken back', async () => {
  const seen: string[] = [];
  afterFrame(() => seen.push('first'));
  const takeBack = afterFrame(() => seen.push('taken back'));
  afterFrame(() => seen.push('second'), 80);
  takeBack();
  expect(seen).toEqual([]);
  await vi.waitFor(() => expect(seen).toEqual(['first', 'second']));
});

it('begins anew when all is done', async () => {
  const seen: string[] = [];
  afterFrame(() => seen.push('later'));
  await vi.waitFor(() => expect(seen).toEqual(['later']));
});
