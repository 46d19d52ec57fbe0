import { expect, test } from 'vitest';
import { over } from './sprite';

const color = (red: number, green: number, blue: number, alpha: number): number =>
  (red | (green << 8) | (blue << 16) | (alpha << 24)) >>> 0;
const parts = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 255);

test('an edge is laid over what is below it', () => {
  expect(over(color(10, 20, 30, 99), 0)).toBe(color(10, 20, 30, 99));
  const [red = 0, green = 0, blue = 0, alpha] = parts(over(color(255, 0, 0, 128), color(0, 0, 255, 255)));
  expect(red).toBeGreaterThan(120);
  expect(green).toBe(0);
  expect(blue).toBeGreaterThan(120);
  expect(alpha).toBe(255);
  expect(parts(over(color(200, 200, 200, 128), color(200, 200, 200, 128)))).toEqual([200, 200, 200, 192]);
});
