import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { launch, openPage, sample, settled, SERVER, visit } from './browser';
import { pages } from './pages';

/** What a hand may press on any page without sending anything away. */
const HARMLESS = [
  'main select',
  'main .el-select',
  'main summary',
  'main [role="tab"]',
  'main button[aria-pressed]',
  'main th button',
].join(', ');
const MOST_PRESSED = 6;

interface Seen {
  readonly painted: number;
  readonly largest: number;
  readonly drawn: number;
}

/** Milliseconds from the click on an address to the first content, to the largest one, and to all data drawn. */
async function opened(page: Page, path: string): Promise<Seen> {
  await page.goto(SERVER + path);
  await settled(page);
  return page.evaluate(async () => {
    const drawn = performance.now();
    const largest = await new Promise<number>((resolve) =>
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      }),
    );
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { painted, largest, drawn };
  });
}

/** Milliseconds from a press to the next frame, as the browser itself measures them. */
async function pressed(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const durations: number[] = [];
    Reflect.set(window, 'durations', durations);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (Reflect.get(entry, 'interactionId')) durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const controls = page.locator(HARMLESS);
  const count = Math.min(await controls.count(), MOST_PRESSED);
  for (let i = 0; i < count; i++) {
    await controls
      .nth(i)
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
  return page.evaluate(() => Reflect.get(window, 'durations') as unknown as number[]);
}

function row(name: string, values: readonly number[]): string {
  return [name.padEnd(22), ...values.map((value) => value.toFixed(0).padStart(7))].join(' ');
}

it('opens every page with an empty cache and again, and presses what there is to press', async () => {
  const { uscc, overview } = await sample();
  const browser = await launch();
  const all: { cold: Seen; warm: Seen; presses: number[] }[] = [];
  const lines = ['page                  painted largest   drawn | again: the same | longest answer to a press'];
  const only = process.env.PAGES?.split(',');
  for (const [name, { path, role }] of Object.entries(pages(uscc, overview.month ?? ''))) {
    if (only && !only.includes(name)) continue;
    const { page } = await openPage(browser, {}, role);
    const cold = await opened(page, path);
    await visit(page, '/help');
    const warm = await opened(page, path);
    const presses = await pressed(page);
    all.push({ cold, warm, presses });
    lines.push(
      row(
        name,
        [cold, warm]
          .flatMap(({ painted, largest, drawn }) => [painted, largest, drawn])
          .concat(Math.max(0, ...presses)),
      ),
    );
    await page.context().close();
  }
  await browser.close();
  const summary = (what: string, values: readonly number[]): string => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
    return `${what}: ${sorted.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
  };
  console.info(
    [
      ...lines,
      summary(
        'first content, empty cache',
        all.map(({ cold }) => cold.painted),
      ),
      summary(
        'largest content, empty cache',
        all.map(({ cold }) => cold.largest),
      ),
      summary(
        'all data drawn, empty cache',
        all.map(({ cold }) => cold.drawn),
      ),
      summary(
        'all data drawn, again',
        all.map(({ warm }) => warm.drawn),
      ),
      summary(
        'answers to a press (those of 16 ms and more)',
        all.flatMap(({ presses }) => presses),
      ),
    ].join('\n'),
  );
});
