import { afterEach, describe, expect, it } from 'vitest';
import { daysSince, formatAge, formatDate, formatMonth } from './dates';
import { setLanguage } from '@/language/language';

describe('dates', () => {
  afterEach(() => setLanguage('zh-CN'));

  it('writes months and dates in both languages', () => {
    setLanguage('zh-CN');
    expect(formatMonth('2026-09')).toBe('2026年9月');
    expect(formatDate('2026-09-05')).toBe('2026年9月5日');
    setLanguage('en');
    expect(formatMonth('2026-10')).toBe('Oct 2026');
    expect(formatDate('2026-10-05')).toBe('5 Oct 2026');
  });

  it('leaves what is no date as it came', () => {
    expect(formatMonth('soon')).toBe('soon');
    expect(formatDate('2026-13-45')).toBe('2026-13-45');
  });

  it('says how old the data are', () => {
    const now = Date.parse('2026-10-10T12:00:00Z');
    setLanguage('zh-CN');
    expect(formatAge('2026-10-10T11:30:00Z', now)).toBe('30 分钟前');
    expect(formatAge('2026-10-09T12:00:00Z', now)).toBe('24 小时前');
    expect(formatAge('2026-10-10T13:00:00Z', now)).toBe('晚于本机时钟');
    setLanguage('en');
    expect(formatAge('2026-10-10T11:00:00Z', now)).toBe('1 hour ago');
    expect(formatAge('2026-10-01T12:00:00Z', now)).toBe('9 days ago');
    expect(daysSince('2026-10-01T12:00:00Z', now)).toBe(9);
    expect(daysSince('2027-10-01T12:00:00Z', now)).toBe(0);
  });
});
