import { describe, expect, it } from 'vitest';
import { splitAtMatch } from './match';

describe('splitAtMatch', () => {
  it('marks the first match, whatever the case', () => {
    expect(splitAtMatch('91440300MA5X', 'ma5')).toEqual([
      { text: '91440300', hit: false },
      { text: 'MA5', hit: true },
      { text: 'X', hit: false },
    ]);
  });

  it('marks nothing without a match or a needle', () => {
    expect(splitAtMatch('青澜电子', '食品')).toEqual([{ text: '青澜电子', hit: false }]);
    expect(splitAtMatch('青澜电子', '  ')).toEqual([{ text: '青澜电子', hit: false }]);
  });
});
