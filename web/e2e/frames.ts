import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch, openPage, visit } from './browser';

interface Point {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

const POINTS = Number(process.env.LOOMWATCH_POINTS ?? 20_000);

/** Lets the page show so many points: those of the server, again and again, each a little beside the one before. */
async function multiply(page: Page): Promise<void> {
  await page.route('**/api/v1/resources', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { items: Point[] };
    const items = Array.from({ length: POINTS }, (_, i) => {
      const point = body.items[i % body.items.length] as Point;
      const round = Math.floor(i / body.items.length);
      const angle = i * 2.399963;
      return {
        ...point,
        id: `${point.id}-${round}`,
        longitude: point.longitude + 0.0009 * round * Math.cos(angle),
        latitude: point.latitude + 0.0009 * round * Math.sin(angle),
      };
    });
    await route.fulfill({ json: { ...body, items } });
  });
}

/** Milliseconds from one frame to the next while something is done. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (!Reflect.get(window, 'stopFrames')) requestAnimationFrame(tick);
    };
    Reflect.set(window, 'stopFrames', false);
    Reflect.set(window, 'frames', frames);
    requestAnimationFrame(tick);
  });
  await work();
  return page.evaluate(() => {
    Reflect.set(window, 'stopFrames', true);
    return (Reflect.get(window, 'frames') as unknown as number[]).slice(1);
  });
}

function figures(name: string, frames: readonly number[]): string {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${name}: ${sorted.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

it(`draws the map with ${POINTS} points`, async () => {
  const browser = await launch();
  const { page } = await openPage(browser, {}, 'emergency_officer');
  await multiply(page);
  await visit(page, '/emergency');
  const canvas = page.locator('.area-map canvas').first();
  await canvas.waitFor();
  const box = await canvas.boundingBox();
  expect(box).not.toBeNull();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  const zoom = await framesDuring(page, async () => {
    for (let i = 0; i < 24; i++) {
      await page.mouse.wheel(0, i < 12 ? -120 : 120);
      await page.waitForTimeout(60);
    }
  });
  const pan = await framesDuring(page, async () => {
    await page.mouse.down();
    for (let i = 0; i < 60; i++) {
      await page.mouse.move(x + 150 * Math.sin(i / 8), y + 90 * Math.sin(i / 5));
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  });
  console.info(figures('zoom', zoom));
  console.info(figures('pan', pan));
  await browser.close();
});
