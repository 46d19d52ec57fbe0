import { expect, it } from 'vitest';
import { isManualPart, MANUAL, pictureAddress, readManual } from './manual';
import { readMarkdown } from './markdown';

it('reads headings, paragraphs, lists, pictures and what is in their text', () => {
  expect(
    readMarkdown('# 标题\n\n第一行\n第二行 **重要** `x`。\n\n1. 一\n2. 二\n   再一行\n\n![图](../../a/b.webp)\n'),
  ).toEqual([
    { kind: 'heading', level: 1, text: '标题' },
    {
      kind: 'paragraph',
      parts: [
        { kind: 'text', text: '第一行第二行 ' },
        { kind: 'strong', text: '重要' },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'x' },
        { kind: 'text', text: '。' },
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二再一行' }]],
    },
    { kind: 'picture', alt: '图', file: 'b.webp' },
  ]);
  expect(readMarkdown('a [b](c.md) d')[0]).toMatchObject({ parts: [{}, { kind: 'link', text: 'b', to: 'c.md' }, {}] });
});

it('has every part in both languages, with the same headings and a picture wherever one is named', async () => {
  for (const part of MANUAL) {
    const [zh = [], en = []] = await Promise.all(
      (['zh-CN', 'en'] as const).map(async (language) => readMarkdown(await readManual(part, language))),
    );
    const shape = (blocks: typeof zh) => blocks.filter(({ kind }) => kind === 'heading').length;
    expect(shape(zh), part).toBe(shape(en));
    for (const block of [...zh, ...en]) {
      if (block.kind === 'picture') expect(pictureAddress(block.file), block.file).toBeDefined();
    }
  }
  expect(isManualPart('nobody')).toBe(false);
});
