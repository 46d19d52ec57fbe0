import type { CDPSession } from 'playwright-core';
import { expect, it } from 'vitest';
import { launch, openPage, SERVER } from './browser';

/** `MINUTES=2 PACE=60 npm run wall-endurance`: two hours of a wall screen in two minutes. */
const MINUTES = Number(process.env.MINUTES ?? 2);
const PACE = Number(process.env.PACE ?? 60);
const SAMPLES = 12;
/** What a page may hold on to beside its one answer: compiled code and the like, which comes within the first samples. */
const GROWTH = 1.1;

interface Sample {
  readonly minute: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly requests: number;
}

async function sample(session: CDPSession, minute: number, requests: number): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    minute,
    heap: value('JSHeapUsedSize'),
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    requests,
  };
}

it('neither grows nor stops while scenes go by, the network fails and the server is busy', async () => {
  const browser = await launch();
  const { page } = await openPage(browser, { viewport: { width: 1920, height: 1080 } }, 'leader');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let requests = 0;
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('/api/v1/wall')) requests++;
  });
  await page.goto(`${SERVER}/wall?pace=${PACE}`);
  await page.locator('.wall[data-scene]').waitFor();
  const samples: Sample[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const part = (MINUTES * 60_000) / SAMPLES;
    // Every third stretch begins with trouble of one kind or another.
    if (i % 3 === 1) await page.route('**/api/v1/**', (route) => route.abort());
    if (i % 3 === 2) await page.route('**/api/v1/wall', (route) => route.fulfill({ status: 503, body: 'busy' }));
    await page.waitForTimeout(part / 2);
    await page.unroute('**/api/v1/**').catch(() => undefined);
    await page.unroute('**/api/v1/wall').catch(() => undefined);
    await page.waitForTimeout(part / 2);
    samples.push(await sample(session, ((i + 1) * MINUTES * PACE) / SAMPLES, requests));
  }
  console.table(samples);
  await page.locator('.state:not(.lost)').waitFor();
  const early = samples.slice(0, SAMPLES / 2);
  const late = samples.slice(SAMPLES / 2);
  // Scenes differ in what they draw: the greatest of each half is held against that of the other.
  const most = (all: readonly Sample[], of: 'heap' | 'nodes' | 'listeners') => Math.max(...all.map((one) => one[of]));
  for (const of of ['heap', 'nodes', 'listeners'] as const) {
    expect(most(late, of), of).toBeLessThanOrEqual(most(early, of) * GROWTH);
  }
  const answered = (all: readonly Sample[]) => (all.at(-1)?.requests ?? 0) - (all[0]?.requests ?? 0);
  expect(answered(late)).toBeGreaterThan(answered(early) / 2);
  await browser.close();
});
