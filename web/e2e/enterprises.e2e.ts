import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, sample, settled, visit } from './browser';

let browser: Browser;
let uscc: string;
let name: string;
beforeAll(async () => {
  browser = await launch();
  ({ uscc, name } = await sample());
});
afterAll(() => browser.close());

it('finds an enterprise by a part of its name as one types', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/enterprises');
  await page.getByLabel('企业名称或统一社会信用代码').pressSequentially(name.slice(2), { delay: 20 });
  await page.waitForURL(/q=/);
  await page.locator('tbody a', { hasText: name }).first().waitFor();
  expect(await page.locator('tbody mark').first().textContent()).toBe(name.slice(2));
  expect(faults).toEqual([]);
  await page.context().close();
});

it('finds an enterprise by the first characters of its credit code', async () => {
  const { page } = await openPage(browser);
  await visit(page, `/enterprises?q=${uscc.slice(0, 14)}`);
  const codes = await page.locator('tbody td.mono').allTextContents();
  expect(codes).toContain(uscc);
  expect(codes.every((code) => code.startsWith(uscc.slice(0, 14)))).toBe(true);
  await page.context().close();
});

it('keeps filters in the address and clears them', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/enterprises');
  await page.getByRole('combobox', { name: '规模' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: '中型' }).click();
  await page.waitForURL(/size=medium/);
  await settled(page);
  const sizes = new Set(await page.locator('tbody td.size').allTextContents());
  expect([...sizes]).toEqual(['中型']);
  await page.reload();
  await settled(page);
  expect(new Set(await page.locator('tbody td.size').allTextContents())).toEqual(sizes);
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.waitForURL((url) => !url.search.includes('size'));
  await page.context().close();
});

it('pages forward, back, and by the browser history without repeating an enterprise', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/enterprises');
  const codes = () => page.locator('tbody td.mono').allTextContents();
  const first = await codes();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.waitForURL(/cursor=/);
  await settled(page);
  const second = await codes();
  expect(second.filter((code) => first.includes(code))).toEqual([]);
  await page.getByRole('button', { name: '上一页' }).click();
  await page.waitForURL((url) => !url.search.includes('cursor'));
  await settled(page);
  expect(await codes()).toEqual(first);
  await page.goBack();
  await settled(page);
  expect(await codes()).toEqual(second);
  await page.context().close();
});

it('says so when nothing matches', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/enterprises?q=没有这样的企业');
  expect(await page.locator('.results').textContent()).toContain('没有符合条件的企业');
  await page.context().close();
});

it('is reached from anywhere by the slash key', async () => {
  const { page } = await openPage(browser);
  await visit(page, '/help');
  await page.keyboard.press('/');
  await page.waitForURL(/\/enterprises/);
  await page.waitForFunction(() => document.activeElement?.id === 'search-text');
  await page.context().close();
});
