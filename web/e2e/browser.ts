import { existsSync, readFileSync } from 'node:fs';
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

/** Roles of the demo's accounts; the login of each is its role. */
export type Role =
  | 'leader'
  | 'dispatcher'
  | 'officer'
  | 'unit_head'
  | 'analyst'
  | 'emergency_officer'
  | 'education_planner'
  | 'feed_owner'
  | 'system_admin'
  | 'security_admin'
  | 'auditor';

interface Account {
  readonly login: string;
  readonly password: string;
}

/** The account of a role, from the file that $LOOMWATCH_ACCOUNTS names; the demo keeps it in its data directory. */
export function accountOf(role: Role): Account {
  const file = process.env.LOOMWATCH_ACCOUNTS;
  if (!file) throw new Error('LOOMWATCH_ACCOUNTS names no file');
  const { accounts } = JSON.parse(readFileSync(file, 'utf8')) as { accounts: Account[] };
  const account = accounts.find(({ login }) => login === role);
  if (!account) throw new Error(`${file} has no account for ${role}`);
  return account;
}

const signedIn = new Map<Role, Promise<string>>();

/** The session cookie of somebody of this role, as name=value. */
export function cookieOf(role: Role): Promise<string> {
  const cookie = signedIn.get(role) ?? signInAs(accountOf(role));
  signedIn.set(role, cookie);
  return cookie;
}

export async function signInAs({ login, password }: Account): Promise<string> {
  const response = await fetch(`${SERVER}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status} ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** A page of somebody of this role, or of nobody. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
  role: Role | 'nobody' = 'analyst',
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  const cookie = role === 'nobody' ? '' : await cookieOf(role);
  if (cookie) await context.addCookies([asCookie(cookie)]);
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

/** Loopback counts as secure for a browser, but not where cookies are put into it by hand: there the address has to say so. */
export function asCookie(pair: string) {
  const [name = '', value = ''] = pair.split('=');
  const url = SERVER.replace('http:', 'https:');
  return { name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' as const };
}

/** What the server answers somebody of this role. */
export async function answer<T>(path: string, role: Role = 'analyst'): Promise<T> {
  const response = await fetch(`${SERVER}/api/v1${path}`, { headers: { Cookie: await cookieOf(role) } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Something to look at on the server under test: an enterprise with a power meter of its own, and a month with data. */
export async function sample(): Promise<{ uscc: string; name: string; overview: Overview }> {
  const { items } = await answer<{ items: { uscc: string; name: string }[] }>('/enterprises?size=medium&limit=50');
  for (const enterprise of items) {
    const { measures } = await answer<{ measures: Record<string, (number | null)[]> }>(
      `/enterprises/${enterprise.uscc}/indicators`,
    );
    if (measures.power_kwh?.slice(-12).some((value) => value !== null))
      return { ...enterprise, overview: await answer<Overview>('/overview') };
  }
  throw new Error('the server under test has no enterprise of medium size that reported power in the last year');
}
