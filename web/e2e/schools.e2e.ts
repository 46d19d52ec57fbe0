import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, settled, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const figure = (text: string | null) => Number((text ?? '').replace(/[^\d.-]/g, ''));

it('shows every catchment on the map and in the table, for each year', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/schools');
  expect(await page.locator('h1').textContent()).toContain('学位预测');
  const rows = await page.locator('[data-area]').count();
  expect(rows).toBe(30);
  expect(await page.locator('[role=img] canvas').count()).toBeGreaterThan(0);
  const counts = await page.locator('.legend li .note').allTextContents();
  expect(counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(rows);
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForURL(/year=\d{4}/);
  await settled(page);
  expect(await page.locator('#map-title').textContent()).toContain(
    (await slider.getAttribute('aria-valuetext')) ?? '?',
  );
  expect(faults).toEqual([]);
  await page.context().close();
});

it('follows a class along the diagonal and says how last year’s forecast did', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/schools');
  await page.locator('[data-area] a').first().click();
  await page.waitForURL(/\/schools\/areas\//);
  await settled(page);
  expect(await page.locator('figure canvas').count()).toBe(2);
  const cohort = page.getByRole('region', { name: '届别对角线' });
  await cohort.getByRole('button').first().click();
  expect(await cohort.locator('.picked').count()).toBeGreaterThan(1);
  expect(await page.getByRole('region', { name: '去年的预测与实际' }).locator('tbody tr').count()).toBe(9);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lets a planner add a school where it is tightest, see the gap close, save it and print the sheet', async () => {
  const { page, faults } = await openPage(browser, {}, 'education_planner');
  await visit(page, '/schools/ranking');
  const tightest = page.locator('[data-area] a').first();
  const name = (await tightest.textContent()) ?? '';
  await tightest.click();
  await page.waitForURL(/\/schools\/areas\//);
  await settled(page);
  await page.getByRole('link', { name: '在此新增学校…' }).click();
  await page.waitForURL(/\/schools\/scenarios\?school=/);
  await settled(page);
  await page.getByLabel('到年级').selectOption('9');
  await page.getByRole('button', { name: '按九成缺口建议' }).click();
  await page.waitForTimeout(600);
  await settled(page);
  const last = page.getByRole('region', { name }).first().locator('tbody tr').last().locator('td');
  await last.first().waitFor();
  const [before, after] = [figure(await last.nth(2).textContent()), figure(await last.nth(3).textContent())];
  expect(before).toBeGreaterThan(0);
  expect(after).toBeLessThan(before / 2);
  const title = `新校 ${name}`;
  await page.getByLabel('名称').fill(title);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/id=/);
  await settled(page);
  await page.getByRole('link', { name: '规划单' }).click();
  await page.waitForURL(/\/sheet$/);
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe(title);
  expect(await page.locator('.sheet').textContent()).toContain(name);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await page.context().close();
});
