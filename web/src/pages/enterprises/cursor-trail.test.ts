import { describe, expect, it } from 'vitest';
import { FIRST_PAGE, follow, pageBefore, pageNumber } from './cursor-trail';

describe('cursor trail', () => {
  const trail = follow(follow([FIRST_PAGE], FIRST_PAGE, 'a'), 'a', 'b');

  it('remembers the way back', () => {
    expect(trail).toEqual([FIRST_PAGE, 'a', 'b']);
    expect(pageBefore(trail, 'b')).toBe('a');
    expect(pageBefore(trail, 'a')).toBe(FIRST_PAGE);
    expect(pageBefore(trail, FIRST_PAGE)).toBeUndefined();
  });

  it('counts pages', () => {
    expect(pageNumber(trail, FIRST_PAGE)).toBe(1);
    expect(pageNumber(trail, 'b')).toBe(3);
  });

  it('forgets what lay beyond a page that is left another way', () => {
    expect(follow(trail, 'a', 'c')).toEqual([FIRST_PAGE, 'a', 'c']);
  });

  it('knows neither page nor way back after a deep link', () => {
    const linked = follow(['x'], 'x', 'y');
    expect(pageNumber(linked, 'y')).toBeUndefined();
    expect(pageBefore(linked, 'x')).toBeUndefined();
    expect(pageBefore(linked, 'y')).toBe('x');
    expect(follow([FIRST_PAGE], 'elsewhere', 'z')).toEqual(['elsewhere', 'z']);
  });
});
