import { mkdirSync } from 'node:fs';
import { it } from 'vitest';
import { DESKTOP, launch, openPage, PHONE, sample, visit } from './browser';
import { GUIDE, MANUAL_PICTURES, takePicture } from './manual-pictures';
import { inLanguage, pages } from './pages';

const WALL = { width: 1920, height: 1080 };
const REVIEW = process.env.PICTURES;
const LANGUAGES = ['zh-CN', 'en'];

/** `npm run screenshots`: the pictures of the manual, from a running demo. */
it.skipIf(REVIEW)('takes the pictures of the manual', async () => {
  const { uscc, overview } = await sample();
  const addresses = pages(uscc, overview.month ?? '');
  const browser = await launch();
  for (const name of MANUAL_PICTURES) {
    const address = addresses[name];
    if (!address) throw new Error(`no page ${name}`);
    const { page } = await openPage(browser, { viewport: DESKTOP }, address.role);
    for (const language of LANGUAGES) {
      await visit(page, inLanguage(address.path, language));
      await takePicture(page, `${GUIDE}${name}.${language}.webp`);
    }
    await page.context().close();
  }
  await browser.close();
});

/** `PICTURES=/tmp/pictures/ npm run screenshots`: all pages at three sizes, or those that PAGES names; THEME=dark in the dark. */
it.runIf(REVIEW)('takes every page for a look at it', async () => {
  const out = REVIEW ?? '';
  const dark = process.env.THEME === 'dark';
  const names = process.env.PAGES?.split(',') ?? Object.keys(pages('', ''));
  mkdirSync(out, { recursive: true });
  const { uscc, overview } = await sample();
  const addresses = pages(uscc, overview.month ?? '');
  const browser = await launch();
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, wall: WALL, phone: PHONE })) {
    for (const language of LANGUAGES) {
      for (const name of names) {
        const address = addresses[name];
        if (!address) throw new Error(`no page ${name}`);
        const { page } = await openPage(browser, { viewport, colorScheme: dark ? 'dark' : 'light' }, address.role);
        await visit(page, inLanguage(address.path, language));
        await page.screenshot({ path: `${out}${name}-${size}-${language}.png`, fullPage: size === 'phone' });
        await page.context().close();
      }
    }
  }
  await browser.close();
});
