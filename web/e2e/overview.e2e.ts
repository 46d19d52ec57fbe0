import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, sample, SERVER, settled, visit } from './browser';
import type { Overview } from '../src/api/types';

let browser: Browser;
let overview: Overview;
beforeAll(async () => {
  browser = await launch();
  ({ overview } = await sample());
});
afterAll(() => browser.close());

it('shows counts, map, table and totals of the newest month', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/');
  const figures = page.locator('.figures');
  expect(await figures.textContent()).toContain(overview.enterprises.toLocaleString('zh-CN'));
  expect(await figures.textContent()).toContain(overview.quarantined.toLocaleString('zh-CN'));
  expect(await page.locator('.feeds tbody tr').count()).toBe(overview.feeds.length);
  expect(await page.locator('[role=img] canvas').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-area]').count()).toBeGreaterThan(0);
  expect(await page.locator('.age').textContent()).toContain('数据截至');
  expect(faults).toEqual([]);
  await page.context().close();
});

it('loads no more than 400 KB of compressed scripts', async () => {
  const { page } = await openPage(browser);
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await visit(page, '/');
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
  await page.context().close();
});

it('keeps indicator and month in the address', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/');
  await page.getByRole('combobox', { name: '指标' }).click();
  await page
    .getByRole('option', { name: '用电距上次上报月数' })
    .or(page.getByRole('option', { name: '实发工资' }))
    .first()
    .click();
  await page.waitForURL(/indicator=/);
  await page.getByRole('button', { name: '上一月' }).click();
  await page.waitForURL(/month=/);
  await settled(page);
  const shown = await page.locator('.legend .note').first().textContent();
  await page.reload();
  await settled(page);
  expect(await page.locator('.legend .note').first().textContent()).toBe(shown);
  await page.context().close();
});

it('counts every community in the legend and sorts the table by any column', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/');
  const counts = await page.locator('.legend li .note').allTextContents();
  const rows = await page.locator('[data-area]').count();
  expect(counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(rows);
  await page.getByRole('button', { name: '企业数' }).click();
  const head = page.getByRole('columnheader', { name: '企业数' });
  expect(await head.getAttribute('aria-sort')).toBe('descending');
  const numbers = (await page.locator('[data-area] td:last-child:not(.note)').allTextContents()).map((text) =>
    Number(text.replace(/,/g, '')),
  );
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await page.context().close();
});

it('leads from a community to its enterprises', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/');
  const link = page.locator('[data-area] a').first();
  const community = (await link.textContent()) ?? '';
  await link.click();
  await page.waitForURL(/\/enterprises\?area=/);
  await settled(page);
  expect(await page.locator('tbody tr').first().textContent()).toContain(community);
  await page.context().close();
});

it('says what is wrong in the language of the reader, and recovers', async () => {
  const { page } = await openPage(browser);
  await page.route('**/api/v1/overview*', (route) => route.abort());
  await page.goto(`${SERVER}/`);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('连接不上服务器');
  await page.unroute('**/api/v1/overview*');
  await alert.getByRole('button').click();
  await page.locator('.figures').waitFor();
  await page.context().close();
});
