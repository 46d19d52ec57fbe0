/** A piece of a text, marked if it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Splits a text at the first place that holds the needle, whatever the case. */
export function splitAtMatch(text: string, needle: string): Piece[] {
  const wanted = needle.trim();
  const start = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase());
  if (start < 0) return [{ text, hit: false }];
  const end = start + wanted.length;
  return [
    { text: text.slice(0, start), hit: false },
    { text: text.slice(start, end), hit: true },
    { text: text.slice(end), hit: false },
  ].filter((piece) => piece.text !== '');
}
