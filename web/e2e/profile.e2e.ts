import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, sample, settled, visit } from './browser';

let browser: Browser;
let uscc: string;
let name: string;
let month: string;
beforeAll(async () => {
  browser = await launch();
  const found = await sample();
  ({ uscc, name } = found);
  month = found.overview.month ?? '';
});
afterAll(() => browser.close());

it('shows master data and eight charts, or says that there is nothing to draw', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, `/enterprises/${uscc}`);
  expect(await page.locator('h1').textContent()).toBe(name);
  expect(await page.title()).toContain(name);
  expect(await page.locator('[data-feed]').count()).toBe(8);
  expect(await page.locator('[data-feed] canvas, [data-feed] .nothing').count()).toBe(8);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('leads from a point of a chart to the records behind it', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, `/enterprises/${uscc}`);
  const chart = page.locator('[data-feed=power] canvas');
  const box = await chart.boundingBox();
  if (!box) throw new Error('the chart has no size');
  await chart.click({ position: { x: box.width * 0.6, y: box.height * 0.3 } });
  await page.waitForURL(/feed=power&month=\d{4}-\d{2}/);
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  expect(await drawer.getByRole('heading').first().textContent()).toContain('用电');
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.search.includes('feed'));
  expect(faults).toEqual([]);
  await page.context().close();
});

it('names file, line and time of report of each record', async () => {
  const { page } = await openPage(browser);
  await visit(page, `/enterprises/${uscc}?feed=staffing&month=${month}`);
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  const record = drawer.locator('article').first();
  if (await record.count()) {
    const text = (await record.textContent()) ?? '';
    expect(text).toMatch(/staffing-\d{4}-\d{2}/);
    expect(text).toMatch(/第 \d+ 行/);
    expect(text).toMatch(/上报时间 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
  } else {
    expect(await drawer.textContent()).toContain('没有可用记录');
  }
  await page.context().close();
});

it('is read month by month without the canvas, by keyboard alone', async () => {
  const { page } = await openPage(browser);
  await visit(page, `/enterprises/${uscc}`);
  const card = page.locator('[data-feed=staffing]');
  await card.getByRole('button', { name: '表' }).focus();
  await page.keyboard.press('Enter');
  const rows = card.locator('tbody tr');
  expect(await rows.count()).toBeGreaterThan(11);
  await rows.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(page.url()).toContain(`feed=staffing&month=${month}`);
  await page.context().close();
});

it('cuts the period', async () => {
  const { page } = await openPage(browser);
  await visit(page, `/enterprises/${uscc}?range=12`);
  const card = page.locator('[data-feed=power]');
  await card.getByRole('button', { name: '表' }).click();
  expect(await card.locator('tbody tr').count()).toBe(12);
  await page.context().close();
});

it('says so when there is no such enterprise', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/enterprises/91440300MA5FXXXXX0').catch(() => undefined);
  await page.getByText('没有信用代码为').or(page.getByText('请求的条件不正确')).waitFor();
  await settled(page).catch(() => undefined);
  await page.context().close();
});
