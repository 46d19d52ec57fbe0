import axe, { type RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DESKTOP, launch, openPage, overflow, PHONE, sample, settled, visit, type WatchedPage } from './browser';
import { FRESH, MANUAL_PICTURES, takePicture } from './manual-pictures';
import { inLanguage, pages, type PageAddress } from './pages';
import type { Language } from '../src/language/language';

let browser: Browser;
let addresses: Record<string, PageAddress>;
beforeAll(async () => {
  browser = await launch();
  const { uscc, overview } = await sample();
  addresses = pages(uscc, overview.month ?? '');
});
afterAll(() => browser.close());

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Pages that wait to be used again, by role, so that what is the same everywhere is fetched once, as for people. */
const idle = new Map<string, WatchedPage[]>();
async function pageOf(role: PageAddress['role']): Promise<WatchedPage> {
  const { page, faults } = idle.get(role)?.pop() ?? (await openPage(browser, {}, role));
  faults.length = 0;
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
  return { page, faults };
}

function giveBack(role: PageAddress['role'], page: WatchedPage) {
  idle.set(role, [...(idle.get(role) ?? []), page]);
}

/** Serious and critical findings of axe, each with the elements it is about. */
async function findings(page: Page, options: RunOptions = { runOnly: EVERYTHING }): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (wanted) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { ...wanted, resultTypes: ['violations'] }),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`,
    );
}

/** Chinese among the words of an English page, names from the data left aside. */
function chineseWords(page: Page): Promise<string[]> {
  return page
    .locator('h1:not(.name h1), h2, h3, th, dt, button:not([lang]), label, .note, nav[aria-label="Main"] a')
    .evaluateAll((elements) =>
      elements
        .filter((element) => !element.closest('[lang="zh-CN"], [translate="no"], tbody, .name'))
        .map((element) => {
          const label = element.cloneNode(true) as Element;
          label.querySelectorAll('.name, [translate="no"]').forEach((name) => name.remove());
          return label.textContent ?? '';
        })
        .filter((text) => /\p{Script=Han}/u.test(text)),
    );
}

/** Names of texts where the texts themselves should stand. */
function namesOfTexts(page: Page): Promise<string[]> {
  return page.locator('h1, h2, h3, th, dt, button, label, legend, option, p, nav a').evaluateAll((elements) =>
    elements
      .filter((element) => !element.closest('[translate="no"], tbody, .name'))
      .map((element) => element.textContent?.trim() ?? '')
      .filter((text) => /^[a-z][A-Za-z]*(\.[A-Za-z][A-Za-z0-9]*)+$/.test(text)),
  );
}

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** With EVERY_LANGUAGE=true each page is looked at in English too; else those of the manual. */
const ALL_LANGUAGES = process.env.EVERY_LANGUAGE === 'true';

// two at a time: while one page is drawn, another waits for the server
it.concurrent.each(Object.keys(pages('', '')))(
  '%s is sound in its languages, accessible, legible in the dark and no wider than a phone',
  async (name) => {
    const address = addresses[name];
    if (!address) throw new Error(`no page ${name}`);
    const watched = await pageOf(address.role);
    const { page, faults } = watched;

    for (const language of ALL_LANGUAGES || MANUAL_PICTURES.includes(name) ? LANGUAGES : LANGUAGES.slice(0, 1)) {
      await page.setViewportSize(DESKTOP);
      await visit(page, inLanguage(address.path, language));
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      if (MANUAL_PICTURES.includes(name)) await takePicture(page, `${FRESH}${name}.${language}.webp`);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await namesOfTexts(page)).toEqual([]);
      if (language === 'en') expect(await chineseWords(page)).toEqual([]);
      if (language === 'zh-CN') {
        expect(await findings(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await settled(page);
        expect(await findings(page, { runOnly: ['color-contrast'] })).toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
      }
      await page.setViewportSize(PHONE);
      await settled(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
    giveBack(address.role, watched);
  },
  60_000,
);
