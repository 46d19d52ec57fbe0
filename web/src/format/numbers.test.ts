import { beforeEach, describe, expect, it } from 'vitest';
import {
  columnFormat,
  formatChange,
  formatCompact,
  formatNumber,
  formatQuantity,
  formatShare,
  relativeChange,
} from './numbers';
import { setLanguage } from '@/language/language';

describe('numbers in Chinese', () => {
  beforeEach(() => setLanguage('zh-CN'));

  it.each([
    [0, '0'],
    [0.256, '0.26'],
    [12.34, '12.3'],
    [9_999, '9,999'],
    [10_000, '1万'],
    [12_345, '1.235万'],
    [1_234_567, '123.5万'],
    [12_345_678, '1,235万'],
    [99_999_999, '1亿'],
    [234_567_890, '2.346亿'],
    [-56_789, '-5.679万'],
  ])('writes %d as %s', (value, text) => expect(formatCompact(value)).toBe(text));

  it('writes what is missing as a dash and zero as zero', () => {
    expect(formatCompact(null)).toBe('—');
    expect(formatCompact(undefined)).toBe('—');
    expect(formatQuantity(null, 'yuan')).toBe('—');
    expect(formatQuantity(0, 'yuan')).toBe('0 元');
    expect(formatShare(0)).toBe('0%');
    expect(formatNumber(null, 'share')).toBe('—');
  });

  it('joins number and unit', () => {
    expect(formatQuantity(123_456, 'yuan')).toBe('12.35万元');
    expect(formatQuantity(87, 'persons')).toBe('87 人');
    expect(formatQuantity(1.2, 'ratio')).toBe('1.20 倍');
    expect(formatQuantity(0.345, 'share')).toBe('34.5%');
    expect(formatQuantity(3, 'stage')).toBe('3');
  });

  it('writes a column in one magnitude', () => {
    const yuan = columnFormat([11_690_000, 1_470_000, null], 'yuan');
    expect(yuan.sign).toBe('万元');
    expect([11_690_000, 1_470_000, null].map(yuan.format)).toEqual(['1,169.0', '147.0', '—']);
    const persons = columnFormat([812, 40], 'persons');
    expect([persons.sign, persons.format(812)]).toEqual(['人', '812']);
    expect(columnFormat([1.171, 1.179, null], 'ratio').format(1.171)).toBe('1.171');
    expect(columnFormat([0.8, 1.4], 'ratio').format(0.8)).toBe('0.80');
    expect(columnFormat([0.5, 1.5], 'months').format(0.5)).toBe('0.5');
  });
});

describe('numbers in English', () => {
  beforeEach(() => setLanguage('en'));

  it('uses K, M and B', () => {
    expect(formatCompact(99_999)).toBe('99,999');
    expect(formatCompact(123_456)).toBe('123.5K');
    expect(formatQuantity(1_234_567, 'yuan')).toBe('CNY 1.235M');
    expect(formatQuantity(2_345_678_901, 'kilowatt_hours')).toBe('2.346B kWh');
    expect(formatQuantity(1.2, 'ratio')).toBe('1.20×');
  });

  it('writes a column in one magnitude', () => {
    const power = columnFormat([11_690_000, 1_470_000], 'kilowatt_hours');
    expect(power.sign).toBe('million kWh');
    expect(power.format(1_470_000)).toBe('1.5');
  });
});

describe('changes', () => {
  beforeEach(() => setLanguage('zh-CN'));

  it('needs both values and something to compare with', () => {
    expect(relativeChange(110, 100)).toBeCloseTo(0.1);
    expect(relativeChange(null, 100)).toBeNull();
    expect(relativeChange(110, undefined)).toBeNull();
    expect(relativeChange(110, 0)).toBeNull();
    expect(relativeChange(0, 100)).toBe(-1);
  });

  it('always shows the sign', () => {
    expect(formatChange(0.032)).toBe('+3.2%');
    expect(formatChange(-0.004)).toBe('-0.4%');
    expect(formatChange(null)).toBe('—');
    expect(formatChange(12.34)).toBe('+1,234%');
  });
});
