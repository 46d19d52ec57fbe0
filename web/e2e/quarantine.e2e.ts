import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, settled, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('counts what is open by feed and reason, and narrows the list to a group', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/quarantine');
  const group = page.locator('.groups tbody tr').first();
  const reason = (await group.getByRole('button').textContent())?.trim() ?? '';
  await group.getByRole('button').click();
  await page.waitForURL(/reason=/);
  await settled(page);
  const reasons = await page.locator('td.original').locator('xpath=../th').allTextContents();
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.every((text) => text.includes(reason))).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('shows a row with its reason, place and original text; who may not correct it is offered no form', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/quarantine');
  await page.locator('td.original').locator('xpath=..').first().getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('pre').waitFor();
  expect(await drawer.textContent()).toMatch(/第 \d+ 行|整个文件/);
  expect(await drawer.getByRole('button', { name: '重报' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lets the owner of the feed settle a row with a note, which then counts as settled', async () => {
  const { page, faults } = await openPage(browser, {}, 'feed_owner');
  await visit(page, '/quarantine');
  const rows = page.locator('td.original').locator('xpath=..');
  if ((await rows.count()) === 0) return;
  await rows.first().getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('summary', { hasText: '说明后了结' }).click();
  await drawer.getByLabel('不再重报的原因').fill('测试数据，源系统已撤回');
  await drawer.getByRole('button', { name: '了结', exact: true }).click();
  await drawer.getByText('测试数据，源系统已撤回').waitFor();
  await page.keyboard.press('Escape');
  await visit(page, '/quarantine?state=settled');
  expect(await page.locator('td.original').count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await page.context().close();
});
