import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** Pages, by their names in `pages.ts`, whose pictures stand in the manual; one in each language. */
export const MANUAL_PICTURES: readonly string[] = [
  'overview',
  'briefings',
  'wall',
  'warnings',
  'warning',
  'economy',
  'economy-diagnostics',
  'schools',
  'school-scenarios',
  'tickets',
  'ticket-board',
  'evaluation',
  'emergency-map',
  'emergency-responses',
  'duty',
  'profile',
  'models',
  'quality',
  'quarantine',
  'accounts',
  'account-grants',
  'audit',
];
/** Where the committed pictures are, and where every run of the browser tests leaves its own. */
export const GUIDE = fileURLToPath(new URL('../../docs/guide/images/manual/', import.meta.url));
export const FRESH = fileURLToPath(new URL('../target/manual/', import.meta.url));

const WIDTH = 1200;
const QUALITY = 0.62;

/** A picture of what is in sight, small enough to be kept: WebP, by the browser's own encoder. */
export async function takePicture(page: Page, file: string): Promise<void> {
  const png = (await page.screenshot({ type: 'png' })).toString('base64');
  const url = await page.evaluate(
    async ({ data, width, quality }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = Math.round((image.height * width) / image.width);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality);
    },
    { data: png, width: WIDTH, quality: QUALITY },
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}
