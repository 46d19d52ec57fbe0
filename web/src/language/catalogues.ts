import { pages } from './catalogue';
import common from './common';
import type { Texts } from './texts';

/**
 * The texts of each language that is here, and the way to one that is not. So it is in tests and while developing; in a build
 * `scripts/one-language.ts` puts each language into a part of its own, which is fetched when it is wanted.
 */
export const here: Record<string, Texts | undefined> = { 'zh-CN': catalogueIn('zh-CN'), en: catalogueIn('en') };

export function fetchTexts(which: string): Promise<Texts> {
  return Promise.resolve(here[which] ?? {});
}

function catalogueIn(which: 'zh-CN' | 'en'): Texts {
  const ofPages = Object.entries(pages).map(([name, texts]): [string, Texts] => [name, texts[which]]);
  return { ...common[which], ...Object.fromEntries(ofPages) };
}
