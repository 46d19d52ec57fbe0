/** A piece of running text. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

/** A block of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly alt: string; readonly file: string };

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;
const PICTURE = /^!\[([^\]]*)\]\(([^)]+)\)$/;
const HEADING = /^(#{1,4}) (.+)$/;
const ITEM = /^(-|\d+\.) (.+)$/;

/** Reads the part of Markdown that the manual is written in: headings, paragraphs, lists, pictures, bold, code, links. */
export function readMarkdown(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .flatMap(readBlock);
}

function readBlock(block: string): Block[] {
  const picture = PICTURE.exec(block);
  if (picture) return [{ kind: 'picture', alt: picture[1] ?? '', file: (picture[2] ?? '').replace(/^.*\//, '') }];
  const heading = HEADING.exec(block);
  if (heading && !block.includes('\n')) {
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }];
  }
  const lines = block.split('\n');
  if (!ITEM.test(lines[0] ?? '')) return [{ kind: 'paragraph', parts: readInline(joined(lines)) }];
  const items: string[][] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item) items.push([item[2] ?? '']);
    else items.at(-1)?.push(line.trim());
  }
  return [
    {
      kind: 'list',
      ordered: /^\d/.test(lines[0] ?? ''),
      items: items.map((item) => readInline(joined(item))),
    },
  ];
}

/** Lines of a paragraph as one; between Chinese characters a line's end is no blank. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .replace(/(?<=[\p{Script=Han}，。；：、）])\n(?=[\p{Script=Han}（“])/gu, '')
    .replace(/\n/g, ' ');
}

function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    const [all, strong, code, name, to] = found;
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else parts.push({ kind: 'link', text: name ?? '', to: to ?? '' });
    from = found.index + all.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
