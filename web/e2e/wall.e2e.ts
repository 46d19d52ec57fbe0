import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, cookieOf, launch, openPage, SERVER } from './browser';
import type { Page as ListPage } from '../src/api/types';
import type { WallScreen } from '../src/api/wall';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const SIZES = [
  { width: 1920, height: 1080, language: 'en' },
  { width: 3840, height: 2160, language: 'zh-CN' },
];
const SUBJECTS = ['warnings', 'indices', 'schools', 'emergency', 'tickets'];
/** The smallest letters against the height of the screen: on one of 69 cm they are 23 mm, legible from 5 m. */
const LEAST_PART = 1 / 30;

/** Sizes of the letters in sight, and whether anything sticks out of the screen. */
function look(page: Page): Promise<{ scene: string; least: number; sticksOut: string[] }> {
  return page.evaluate(() => {
    const sizes: number[] = [];
    const sticksOut: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('.wall') ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent || !walker.currentNode.textContent?.trim() || parent.closest('.visually-hidden')) continue;
      sizes.push(parseFloat(getComputedStyle(parent).fontSize));
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      const clipped = getComputedStyle(parent).textOverflow === 'ellipsis';
      if (!clipped && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
        sticksOut.push(walker.currentNode.textContent.trim());
    }
    const stage = document.querySelector('.stage');
    if (stage && stage.scrollHeight > stage.clientHeight + 2) sticksOut.push('the stage');
    const scene = document.querySelector('.wall')?.getAttribute('data-scene') ?? '';
    return { scene, least: Math.min(...sizes), sticksOut };
  });
}

it('shows every scene in turn, legible from afar at both sizes, and no names of enterprises', async () => {
  const screen = await answer<WallScreen>('/wall', 'leader');
  const warned = await answer<ListPage<{ name: string }>>('/warnings?limit=50', 'leader');
  for (const { name } of warned.items) expect(JSON.stringify(screen)).not.toContain(name);

  const wanted = Object.entries(screen)
    .filter(([id, value]) =>
      id === 'feeds' ? (value as unknown[]).length > 0 : SUBJECTS.includes(id) && value !== null,
    )
    .map(([id]) => id);
  const { page, faults } = await openPage(browser, {}, 'leader');
  for (const { language, ...size } of SIZES) {
    await page.setViewportSize(size);
    await page.goto(`${SERVER}/wall?pace=2&seconds=1&lang=${language}`);
    await page.locator('.wall[data-scene]').waitFor();
    const seen = new Set<string>();
    for (let i = 0; i < 150 && seen.size < wanted.length; i++) {
      const { scene, least, sticksOut } = await look(page);
      if (!seen.has(scene)) {
        expect(sticksOut, `${scene} ${language} at ${size.width}`).toEqual([]);
        expect(least, `${scene} ${language} at ${size.width}`).toBeGreaterThanOrEqual(size.height * LEAST_PART);
      }
      seen.add(scene);
      await page.waitForTimeout(100);
    }
    expect([...seen].sort()).toEqual([...wanted].sort());
  }
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

it('keeps the last figures while the server is gone, comes back by itself, and needs no more than a token for totals', async () => {
  const cookie = await cookieOf('leader');
  const me = (await (await fetch(`${SERVER}/api/v1/session`, { headers: { Cookie: cookie } })).json()) as {
    csrf_token: string;
  };
  const issued = await fetch(`${SERVER}/api/v1/tokens`, {
    method: 'POST',
    headers: { Cookie: cookie, 'X-CSRF-Token': me.csrf_token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'screen', permissions: ['wall_read'], days: 30 }),
  });
  const { secret } = (await issued.json()) as { secret: string };
  const refused = await fetch(`${SERVER}/api/v1/warnings`, { headers: { Authorization: `Bearer ${secret}` } });
  expect(refused.status).toBe(403);

  const { page } = await openPage(browser, {}, 'nobody');
  await page.goto(`${SERVER}/wall`);
  await page.locator('.hint').waitFor();
  await page.goto('about:blank');
  await page.goto(`${SERVER}/wall?pace=30#token=${secret}`);
  await page.locator('.wall[data-scene]').waitFor();
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.locator('.state.lost').waitFor();
  expect(await page.locator('.stage .waiting').count()).toBe(0);
  await page.unroute('**/api/v1/**');
  await page.locator('.state:not(.lost)').waitFor();
  await page.context().close();
}, 60_000);
