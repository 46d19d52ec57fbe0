import { expect, it } from 'vitest';
import { formatBytes, formatSeconds } from './amounts';

it('writes bytes in the largest fitting unit', () => {
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(1023)).toBe('1023 B');
  expect(formatBytes(1536)).toBe('1.5 KB');
  expect(formatBytes(250 * 1024 * 1024)).toBe('250 MB');
});

it('writes lengths of time as people say them', () => {
  expect(formatSeconds(null)).toBe('—');
  expect(formatSeconds(1.26)).toBe('1.3 秒');
  expect(formatSeconds(119.2)).toBe('119 秒');
  expect(formatSeconds(125)).toBe('2 分 5 秒');
});
