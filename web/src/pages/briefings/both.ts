import type { BothTexts, BriefingDetail, KeyFigure } from '@/api/briefings';
import { numberFormat } from '@/format/intl';
import { language, locale } from '@/language/language';

/** What the server wrote, in the language of the page. */
export function inPage(texts: BothTexts): string {
  return language.value === 'en' ? texts.en : texts.zh;
}

/** A key figure of one briefing beside that of another; null where a briefing lacks it. */
export interface FigurePair {
  readonly id: string;
  readonly name: BothTexts;
  readonly here: KeyFigure | null;
  readonly there: KeyFigure | null;
  /** Here less there; null where either has no number. */
  readonly difference: number | null;
}

/** The key figures of two briefings side by side, those of the first leading. */
export function pairs(here: BriefingDetail, there: BriefingDetail | undefined): FigurePair[] {
  const others = new Map((there?.figures ?? []).map((figure) => [figure.id, figure]));
  const mine = new Map(here.figures.map((figure) => [figure.id, figure]));
  const ids = [...mine.keys(), ...[...others.keys()].filter((id) => !mine.has(id))];
  return ids.flatMap((id) => {
    const one = mine.get(id) ?? null;
    const other = others.get(id) ?? null;
    const named = one ?? other;
    if (!named) return [];
    const numbers = one?.now != null && other?.now != null;
    return [
      { id, name: named.name, here: one, there: other, difference: numbers ? (one.now ?? 0) - (other.now ?? 0) : null },
    ];
  });
}

/** A difference with its sign, to one decimal where it has any. */
export function formatDifference(value: number): string {
  return numberFormat(locale.value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value);
}
