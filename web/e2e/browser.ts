import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Overview } from '../src/api/types';

export const SERVER = process.env.LOOMWATCH_URL ?? 'http://127.0.0.1:8080';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of $CHROMIUM or /usr/bin/chromium. */
export async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM`);
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page that remembers what went wrong on it: script errors, console errors, requests to anywhere but the server. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: string[];
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(SERVER) && !/^(data|blob):/.test(request.url()))
      faults.push(`outside: ${request.url()}`);
  });
  return { page, faults };
}

/** Opens an address of the app and waits until nothing is loading any more and what came is drawn. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(SERVER + path);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, [aria-busy="true"]'));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

async function answer<T>(path: string): Promise<T> {
  const response = await fetch(`${SERVER}/api/v1${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Something to look at on the server under test: an enterprise, and a month with data. */
export async function sample(): Promise<{ uscc: string; name: string; overview: Overview }> {
  const found = await answer<{ items: { uscc: string; name: string; size: string }[] }>(
    '/enterprises?size=medium&limit=5',
  );
  const enterprise = found.items[0];
  if (!enterprise) throw new Error('the server under test has no enterprise of medium size');
  return { ...enterprise, overview: await answer<Overview>('/overview') };
}
