import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pages } from './catalogue';
import common from './common';
import {
  fill,
  initialLanguage,
  language,
  nameOf,
  setLanguage,
  shortNameOf,
  t,
  translateWord,
  type Language,
} from './language';

function keysOf(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value as object, `${prefix}${key}.`),
  );
}
function textOf(node: object, key: string): string {
  return key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], node) as string;
}
const zhCN = { common: common['zh-CN'], ...ofPages('zh-CN') };
const en = { common: common.en, ...ofPages('en') };
function ofPages(which: Language): Record<string, object> {
  return Object.fromEntries(Object.entries(pages).map(([name, texts]) => [name, texts[which]]));
}
const placesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();

describe('both languages', () => {
  it('have the same keys', () => expect(keysOf(en).sort()).toEqual(keysOf(zhCN).sort()));

  it('name every permission that a route asks for', () => {
    const { paths } = JSON.parse(readFileSync('../docs/openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, { 'x-permission': string }>>;
    };
    const asked = Object.values(paths).flatMap((path) => Object.values(path).map((route) => route['x-permission']));
    const named = new Set(Object.keys(common.en.permissions));
    expect([...new Set(asked)].filter((permission) => !named.has(permission)).sort()).toEqual(['public', 'signed_in']);
  });

  it('have a text for every key, with the same places to fill', () => {
    const different = keysOf(zhCN).filter((key) => {
      const [chinese, english] = [textOf(zhCN, key), textOf(en, key)];
      return !chinese.trim() || !english.trim() || placesOf(chinese) !== placesOf(english);
    });
    expect(different).toEqual([]);
  });

  it('leaves no Chinese in the English texts', () => {
    expect(keysOf(en).filter((key) => /\p{Script=Han}/u.test(textOf(en, key)))).toEqual([]);
  });
});

describe('language', () => {
  it('comes from the address, then the last choice, then is Chinese', () => {
    expect(initialLanguage('?lang=en', 'zh-CN')).toBe('en');
    expect(initialLanguage('?lang=fr', 'en')).toBe('en');
    expect(initialLanguage('', null)).toBe('zh-CN');
  });

  it('is told to the page and kept', () => {
    setLanguage('en');
    expect(language.value).toBe('en');
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('loomwatch.language')).toBe('en');
    expect(t('overview.title')).toBe('Overview');
    setLanguage('zh-CN');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(t('overview.title')).toBe('区情总览');
  });

  it('fills places and chooses the form for a count', () => {
    expect(fill('{n} hour|{n} hours', { n: 1 })).toBe('1 hour');
    expect(fill('{n} hour|{n} hours', { n: 0 })).toBe('0 hours');
    expect(fill('{a} and {b}', { a: 'x' })).toBe('x and {b}');
  });

  it('names things, falling back to the other language', () => {
    setLanguage('en');
    expect(nameOf({ name_zh: '凤鸣社区', name_en: '' })).toBe('凤鸣社区');
    expect(shortNameOf({ name_zh: '凤鸣社区', name_en: 'Fengming Community' })).toBe('Fengming');
    setLanguage('zh-CN');
    expect(shortNameOf({ name_zh: '凤鸣社区', name_en: 'Fengming Community' })).toBe('凤鸣');
    expect(nameOf(undefined)).toBe('');
    expect(translateWord('fields', 'no_such_field')).toBe('no_such_field');
  });
});
