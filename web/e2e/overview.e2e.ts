import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, launch, openPage, sample, SERVER, settled, visit } from './browser';
import type { UnitLoad } from '../src/api/tickets';
import type { Overview, Page } from '../src/api/types';
import type { WarningSummary } from '../src/api/warnings';

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

it('tells a leader what needs attention in sentences that say the same as the tables, each one step from its detail', async () => {
  const { page, faults } = await openPage(browser, {}, 'leader');
  await visit(page, '/');
  const briefs = page.locator('[data-brief]');
  expect(await briefs.evaluateAll((items) => items.map((item) => item.getAttribute('data-brief')))).toEqual([
    'warnings',
    'tickets',
    'emergency',
    'indices',
    'schools',
    'feeds',
  ]);
  const sentence = (id: string) => page.locator(`[data-brief=${id}] p`).textContent();
  const now = await answer<Overview>('/overview', 'leader');
  const warned = await answer<WarningSummary>(`/warnings/summary?month=${now.month}`, 'leader');
  if (warned.months.includes(now.month ?? '')) {
    expect(await sentence('warnings')).toContain(`红色 ${warned.grades.red} 家、橙色 ${warned.grades.orange} 家`);
  }
  const loads = await answer<Page<UnitLoad>>('/tickets/loads', 'leader');
  const overdue = loads.items.reduce((sum, unit) => sum + unit.overdue, 0);
  expect(await sentence('tickets')).toContain(overdue > 0 ? `逾期 ${overdue} 件` : '没有逾期');
  const silent = now.feeds.filter(({ masked, enterprises }) => !masked && enterprises === 0).length;
  expect(await sentence('feeds')).toContain(silent > 0 ? `有 ${silent} 个数据源没有到达` : '均已到达');
  expect(await sentence('feeds')).toContain(now.quarantined.toLocaleString('zh-CN'));
  for (const id of ['schools', 'feeds']) {
    await page.locator(`[data-brief=${id}] h3 a`).click();
    await page.waitForURL((url) => url.pathname !== '/');
    await settled(page);
    await page.goBack();
    await settled(page);
  }
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
