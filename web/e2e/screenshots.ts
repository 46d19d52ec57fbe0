import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { DESKTOP, launch, openPage, PHONE, sample, visit } from './browser';
import { inLanguage, pages } from './pages';

const OUT = fileURLToPath(new URL('../../docs/guide/images/', import.meta.url));
const SIZES = {
  desktop: { viewport: DESKTOP, names: ['overview', 'enterprises', 'profile', 'records', 'help'] },
  phone: { viewport: PHONE, names: ['overview', 'enterprises', 'profile'] },
};

it('takes the pictures of the guide', async () => {
  mkdirSync(OUT, { recursive: true });
  const { uscc, overview } = await sample();
  const browser = await launch();
  for (const [size, { viewport, names }] of Object.entries(SIZES)) {
    for (const language of ['zh-CN', 'en']) {
      const addresses = pages(uscc, overview.month ?? '');
      for (const name of names) {
        const address = addresses[name];
        if (!address) throw new Error(`no page ${name}`);
        const { page } = await openPage(browser, { viewport }, address.role);
        await visit(page, inLanguage(address.path, language));
        await page.screenshot({ path: `${OUT}${name}-${size}-${language}.png` });
        await page.context().close();
      }
    }
  }
  await browser.close();
});
