import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { DESKTOP, launch, openPage, PHONE, sample, visit } from './browser';
import { inLanguage, pages } from './pages';

const GUIDE = fileURLToPath(new URL('../../docs/guide/images/', import.meta.url));
const WALL = { width: 1920, height: 1080 };
/** Pages whose pictures stand in the guide, and on which of them also as on a phone. */
const IN_GUIDE = {
  desktop: { viewport: DESKTOP, names: ['overview', 'enterprises', 'profile', 'records', 'help'] },
  phone: { viewport: PHONE, names: ['overview', 'enterprises', 'profile'] },
};
const REVIEW = process.env.PICTURES;

async function takePictures(
  out: string,
  sizes: Record<string, { viewport: typeof DESKTOP; names: readonly string[] }>,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const { uscc, overview } = await sample();
  const addresses = pages(uscc, overview.month ?? '');
  const browser = await launch();
  for (const [size, { viewport, names }] of Object.entries(sizes)) {
    for (const language of ['zh-CN', 'en']) {
      for (const name of names) {
        const address = addresses[name];
        if (!address) throw new Error(`no page ${name}`);
        const { page } = await openPage(browser, { viewport }, address.role);
        await visit(page, inLanguage(address.path, language));
        await page.screenshot({ path: `${out}${name}-${size}-${language}.png`, fullPage: size === 'phone' });
        await page.context().close();
      }
    }
  }
  await browser.close();
}

it.skipIf(REVIEW)('takes the pictures of the guide', () => takePictures(GUIDE, IN_GUIDE));

/** `PICTURES=/tmp/pictures/ npm run screenshots`: all pages at three sizes, or those that PAGES names. */
it.runIf(REVIEW)('takes every page for a look at it', () => {
  const names = process.env.PAGES?.split(',') ?? Object.keys(pages('', ''));
  return takePictures(REVIEW ?? '', {
    desktop: { viewport: DESKTOP, names },
    wall: { viewport: WALL, names },
    phone: { viewport: PHONE, names },
  });
});
