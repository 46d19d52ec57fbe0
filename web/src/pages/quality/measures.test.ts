import { describe, expect, it } from 'vitest';
import { concern, isPoor, signOf } from './measures';

describe('measures of data quality', () => {
  it('takes a low share for poor and a low drift for good', () => {
    expect(isPoor('completeness', 0.5)).toBe(true);
    expect(isPoor('completeness', 0.95)).toBe(false);
    expect(isPoor('drift', 0.02)).toBe(false);
    expect(isPoor('drift', 0.6)).toBe(true);
    expect(isPoor('score', 0.5)).toBe(true);
  });

  it('points to where a poor value went', () => {
    expect(signOf('validity', 0.5)).toBe('▼ ');
    expect(signOf('drift', 0.6)).toBe('▲ ');
    expect(signOf('drift', 0.1)).toBe('');
  });

  it('is concerned the more the further a value is from what it should be', () => {
    expect(concern('timeliness', 1)).toBe(0);
    expect(concern('timeliness', 0.4)).toBe(1);
    expect(concern('drift', 0)).toBe(0);
    expect(concern('drift', 0.9)).toBe(1);
    expect(concern('drift', 0.2)).toBeLessThan(concern('drift', 0.3));
  });

  it('has nothing to say of a value that is missing', () => {
    expect(isPoor('drift', null)).toBe(false);
    expect(signOf('uniqueness', null)).toBe('');
    expect(concern('consistency', null)).toBe(0);
  });
});
