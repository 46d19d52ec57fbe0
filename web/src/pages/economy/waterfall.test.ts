import { describe, expect, it } from 'vitest';
import { stepsOf } from './waterfall';

describe('waterfall', () => {
  it('begins each bar where the one before ends, and adds the sum', () => {
    const steps = stepsOf(
      [
        { name: 'a', points: 2 },
        { name: 'b', points: -0.5 },
      ],
      'all',
    );
    expect(steps.map(({ from, points }) => [from, points])).toEqual([
      [0, 2],
      [2, -0.5],
      [0, 1.5],
    ]);
  });

  it('of nothing is the sum alone', () => {
    expect(stepsOf([], 'all')).toHaveLength(1);
  });
});
