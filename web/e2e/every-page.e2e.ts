import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, launch, openPage, overflow, PHONE, sample, settled, visit } from './browser';
import { inLanguage, pages, type PageAddress } from './pages';

let browser: Browser;
let addresses: Record<string, PageAddress>;
beforeAll(async () => {
  browser = await launch();
  const { uscc, overview } = await sample();
  addresses = pages(uscc, overview.month ?? '');
});
afterAll(() => browser.close());

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Serious and critical findings of axe, each with the elements it is about. */
async function findings(page: Page, runOnly: string[] = EVERYTHING): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: rules, resultTypes: ['violations'] }),
    runOnly,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`,
    );
}

function addressOf(name: string): PageAddress {
  const address = addresses[name];
  if (!address) throw new Error(`no page ${name}`);
  return address;
}

const names = Object.keys(pages('', ''));
for (const language of ['zh-CN', 'en']) {
  describe(`every page in ${language}`, () => {
    it.each(names)('%s is sound, accessible and no wider than a phone', async (name) => {
      const { path, role } = addressOf(name);
      const { page, faults } = await openPage(browser, { viewport: DESKTOP }, role);
      await visit(page, inLanguage(path, language));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await findings(page)).toEqual([]);
      await page.setViewportSize(PHONE);
      await settled(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      if (language === 'zh-CN') expect(await findings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });
}

it('keeps enough contrast in the dark theme', async () => {
  for (const name of names) {
    const { path, role } = addressOf(name);
    const { page } = await openPage(browser, { colorScheme: 'dark' }, role);
    await visit(page, path);
    expect([name, await findings(page, ['color-contrast'])]).toEqual([name, []]);
    await page.context().close();
  }
}, 300_000);
