import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, PHONE, settled, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('starts in Chinese, switches with one click and stays switched', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await page.locator('h1').textContent()).toContain('区情总览');
  await page.getByRole('button', { name: 'English' }).click();
  // the words are fetched when they are first wanted
  await page.locator('html[lang="en"]').waitFor();
  expect(await page.locator('h1').textContent()).toContain('Overview');
  expect(await page.title()).toBe('Overview · Loomwatch');
  await visit(page, '/help');
  expect(await page.locator('h1').textContent()).toBe('Help and glossary');
  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('html[lang="zh-CN"]').waitFor();
  expect(await page.locator('h1').textContent()).toBe('帮助与术语');
  await page.context().close();
});

it('is reached through the menu on a phone', async () => {
  const { page } = await openPage(browser, { viewport: PHONE });
  await visit(page, '/');
  await page.getByRole('button', { name: '菜单' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Enterprises', exact: true }).click();
  await page.waitForURL('**/enterprises**');
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe('Enterprises');
  await page.context().close();
});
