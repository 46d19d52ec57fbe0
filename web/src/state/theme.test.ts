import { expect, it } from 'vitest';
import { token } from './theme';

it('tells the tokens of the language and the theme that are shown', () => {
  const root = document.documentElement;
  const show = (lang: string, dark: boolean, font: string): string => {
    root.lang = lang;
    root.classList.toggle('dark', dark);
    root.style.setProperty('--font', font);
    return token('font');
  };
  expect(show('zh-CN', false, 'Han')).toBe('Han');
  expect(show('en', false, 'Latin')).toBe('Latin');
  expect(show('en', true, 'Dark Latin')).toBe('Dark Latin');
  expect(show('zh-CN', false, 'Han')).toBe('Han');
});
