import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, openPage, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('shows the indices, or says what they need', async () => {
  const { page } = await openPage(browser, {}, 'leader');
  await visit(page, '/economy?lang=en');
  const dials = page.locator('button.dial');
  if ((await dials.count()) === 0) {
    expect(await page.locator('main').textContent()).toContain('at least 36 months');
  } else {
    await dials.first().click();
    await page.waitForURL(/index=energy/);
    expect(await page.locator('#history-title').textContent()).toContain('Energy');
  }
  await page.getByRole('link', { name: 'Methods' }).click();
  await page.locator('h1', { hasText: 'How the indices are made' }).waitFor();
  expect(await page.getByRole('link', { name: 'Diagnostics' }).count()).toBe(0);
  await page.context().close();
});
