import { computed, readonly, ref } from 'vue';
import type { pages } from './catalogue';
import { fetchTexts, here } from './catalogues';
import type common from './common';
import type { Texts } from './texts';

export type Language = 'zh-CN' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

type Keys<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}` }[keyof T & string];
type PageKeys = { [P in keyof typeof pages]: `${P}.${Keys<(typeof pages)[P]['zh-CN']>}` }[keyof typeof pages];
/** A dotted key of the catalogue, such as `overview.title`: the page's name, then the name in its `messages.ts`. */
export type MessageKey = Keys<(typeof common)['zh-CN']> | PageKeys;
export type MessageParameters = Readonly<Record<string, string | number>>;

const STORAGE_KEY = 'loomwatch.language';
const current = ref<Language>('zh-CN');
/** Counts the languages that have been fetched, so that what waits for one is drawn again. */
const fetched = ref(0);

/** The language of the page; change it with {@link setLanguage}. */
export const language = readonly(current);

export function isLanguage(text: unknown): text is Language {
  return text === 'zh-CN' || text === 'en';
}

/** Takes the language from the address (`?lang=en`), else the last choice, else Chinese. */
export function initialLanguage(search: string, stored: string | null): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (isLanguage(asked)) return asked;
  return isLanguage(stored) ? stored : 'zh-CN';
}

function show(next: Language): void {
  current.value = next;
  document.documentElement.lang = next;
  localStorage.setItem(STORAGE_KEY, next);
}

/** Shows a language: at once if its texts are here, else as soon as they are. */
export function setLanguage(next: Language): void {
  if (here[next]) show(next);
  else void fetchTexts(next).then(() => show(next));
}

export async function startLanguage(): Promise<void> {
  const first = initialLanguage(location.search, localStorage.getItem(STORAGE_KEY));
  await fetchTexts(first);
  show(first);
}

function lookUp(catalogue: Texts | undefined, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<string | Texts | undefined>((node, part) => (typeof node === 'object' ? node[part] : undefined), catalogue);
  return typeof found === 'string' ? found : undefined;
}

/** Fills `{name}` places; of a "one|other" text takes the form that fits the parameter n. */
export function fill(text: string, parameters: MessageParameters): string {
  const forms = text.split('|');
  const form = forms.length === 2 && parameters.n !== undefined ? forms[Number(parameters.n) === 1 ? 0 : 1] : text;
  return (form ?? text).replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
}

/** The text of a key in the current language. */
export function t(key: MessageKey, parameters: MessageParameters = {}): string {
  const text = lookUp(here[current.value], key);
  return text === undefined ? key : fill(text, parameters);
}

/** The text for a word that comes from data, such as a field name; the word itself if the catalogue lacks it. */
export function translateWord(group: keyof (typeof common)['zh-CN'], word: string): string {
  return lookUp(here[current.value], `${group}.${word}`) ?? word;
}

/** Anything that carries its name in both languages. */
export interface Named {
  readonly name_zh: string;
  readonly name_en: string;
}

/** The name in the current language, falling back to the other where one is empty. */
export function nameOf(named: Named | undefined): string {
  if (!named) return '';
  return current.value === 'en' ? named.name_en || named.name_zh : named.name_zh || named.name_en;
}

/** The name without the word for its level, where a heading has said it: 凤鸣 for 凤鸣社区. */
export function shortNameOf(named: Named | undefined): string {
  const name = nameOf(named);
  return name.replace(/(?<=.{2})(社区|街道)$|(?<=\w) (Community|Subdistrict|Street)$/, '');
}

/** The locale tag for Intl. */
export const locale = computed(() => (current.value === 'en' ? 'en-GB' : 'zh-CN'));

/** The text of a key in a given language, for pages that show both; empty until the texts of that language are here. */
export function textIn(which: Language, key: MessageKey): string {
  if (!here[which]) {
    void fetchTexts(which).then(() => fetched.value++);
    return fetched.value >= 0 ? '' : key;
  }
  return lookUp(here[which], key) ?? key;
}
