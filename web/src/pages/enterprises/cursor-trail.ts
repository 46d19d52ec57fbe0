/**
 * The cursors of the pages walked through so far, in order; '' is the first page. Keyset cursors only lead forward, so the
 * way back has to be remembered.
 */
export type CursorTrail = readonly string[];

export const FIRST_PAGE = '';

/** The trail after going from one page to the next; what lay beyond the page left is forgotten. */
export function follow(trail: CursorTrail, from: string, to: string): CursorTrail {
  const position = trail.indexOf(from);
  const walked = position < 0 ? [from] : trail.slice(0, position + 1);
  return [...walked, to];
}

/** The page before; undefined if this is the first one or was reached by a link. */
export function pageBefore(trail: CursorTrail, cursor: string): string | undefined {
  const position = trail.indexOf(cursor);
  return position > 0 ? trail[position - 1] : undefined;
}

/** Which page this is, counted from 1; undefined where the way to it is not known. */
export function pageNumber(trail: CursorTrail, cursor: string): number | undefined {
  if (cursor === FIRST_PAGE) return 1;
  const position = trail.indexOf(cursor);
  return position > 0 && trail[0] === FIRST_PAGE ? position + 1 : undefined;
}
