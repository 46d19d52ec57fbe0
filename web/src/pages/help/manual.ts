import type { Language } from '@/language/language';

/** The parts of the manual in their order, one a group of users; each is a file in each language. */
export const MANUAL = ['leader', 'labor', 'analyst', 'emergency', 'education', 'feeds', 'administration'] as const;
export type ManualPart = (typeof MANUAL)[number];

const texts = import.meta.glob<string>('../../../../docs/guide/manual/*/*.md', { query: '?raw', import: 'default' });
const pictures = import.meta.glob<string>('../../../../docs/guide/images/manual/*.webp', {
  query: '?url',
  import: 'default',
  eager: true,
});

export function isManualPart(text: unknown): text is ManualPart {
  return MANUAL.some((part) => part === text);
}

/** The text of a part, fetched when it is opened. */
export async function readManual(part: ManualPart, language: Language): Promise<string> {
  const load = texts[`../../../../docs/guide/manual/${language}/${part}.md`];
  if (!load) throw new Error(`the manual has no part ${part} in ${language}`);
  return load();
}

/** Where a picture of the manual is; undefined if there is none. */
export function pictureAddress(file: string): string | undefined {
  return pictures[`../../../../docs/guide/images/manual/${file}`];
}
