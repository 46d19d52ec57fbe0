import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCookie, cookieOf, DESKTOP, launch, openPage, PHONE, SERVER, settled, signInAs, visit } from './browser';

const COLLEAGUE = `colleague.${Date.now().toString(36)}`;
const FIRST_PASSWORD = 'kx7m-29ts-wq4r-h8pd';
const PASSWORD = '梭溪桥头清晨有雾 2026';
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

interface Me {
  readonly csrf_token: string;
  readonly unit: string;
}
interface Ticket {
  readonly id: string;
  readonly enterprise: string;
  readonly grade: string;
  readonly suggested_unit: string;
}
interface Evaluated {
  readonly unit: string;
  readonly verified: number;
  readonly sound_verdicts: number;
}

let browser: Browser;
let colleague: string;
let unit: string;
let ticket: Ticket;
let before: Evaluated | undefined;

/** A request of whoever the session cookie belongs to. */
async function ask<T>(cookie: string, method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Cookie: cookie, 'Content-Type': 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = (await ask<Me>(cookie, 'GET', '/session')).csrf_token;
  const response = await fetch(`${SERVER}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A second officer of the first one's unit. */
async function openColleague(): Promise<string> {
  const administrator = await cookieOf('system_admin');
  const units = await ask<{ items: { id: string; area: string }[] }>(administrator, 'GET', '/units');
  const area = units.items.find(({ id }) => id === unit)?.area ?? '';
  await ask(administrator, 'POST', '/accounts', {
    login: COLLEAGUE,
    display_name: '街道同事',
    unit,
    password: FIRST_PASSWORD,
  });
  const grant = { role: 'officer', area, fields: {}, reason: '同单位核查' };
  await ask(await cookieOf('security_admin'), 'POST', `/accounts/${COLLEAGUE}/grants`, grant);
  const first = await signInAs({ login: COLLEAGUE, password: FIRST_PASSWORD });
  await ask(first, 'POST', '/session/password', { current: FIRST_PASSWORD, next: PASSWORD });
  return signInAs({ login: COLLEAGUE, password: PASSWORD });
}

/** The evaluation of the unit in this month, in China's calendar. */
const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
async function evaluation(): Promise<Evaluated | undefined> {
  const path = `/evaluation?month=${month}`;
  const found = await ask<{ items: Evaluated[] }>(await cookieOf('unit_head'), 'GET', path);
  return found.items.find((item) => item.unit === unit);
}

async function openAsColleague(): Promise<Page> {
  const { page } = await openPage(browser, { viewport: DESKTOP }, 'nobody');
  await page.context().addCookies([asCookie(colleague)]);
  // A browser that hears of nothing: its page grows stale.
  await page.route('**/api/v1/events*', (route) => route.abort());
  return page;
}

const primary = (page: Page) => page.locator('.steps .form-grid button.primary');

beforeAll(async () => {
  browser = await launch();
  unit = (await ask<Me>(await cookieOf('officer'), 'GET', '/session')).unit;
  colleague = await openColleague();
  before = await evaluation();
});
afterAll(() => browser.close());

it('lets a dispatcher turn warnings into tickets and send a red one by keyboard', async () => {
  const { page, faults } = await openPage(browser, {}, 'dispatcher');
  await visit(page, '/ticket-board');
  const warnings = await ask<{ items: { month: string }[] }>(await cookieOf('dispatcher'), 'GET', '/warnings?limit=1');
  await page.locator('#dispatch-month').fill(warnings.items[0]?.month ?? '');
  await page.getByRole('button', { name: '将该月预警转为工单' }).click();
  await page.getByText(/新开 \d+ 件/).waitFor();
  await settled(page);
  const waiting = await ask<{ items: Ticket[] }>(await cookieOf('dispatcher'), 'GET', '/tickets?state=new&limit=100');
  const found = waiting.items.find(({ suggested_unit, grade }) => suggested_unit === unit && grade === 'red');
  if (!found) throw new Error(`no red ticket waits for ${unit}`);
  ticket = found;

  await page.locator('.ticket', { hasText: ticket.enterprise }).first().focus();
  await page.keyboard.press('Enter');
  const target = page.locator('.unit-target:focus');
  await target.waitFor();
  expect(await target.textContent()).toContain('建议');
  await page.keyboard.press('Enter');
  await page.getByText(/已派给/).waitFor({ state: 'attached' });
  expect(faults).toEqual([]);
  await page.context().close();
});

it('shows a second officer whose page is stale that nothing was done, and why', async () => {
  const stale = await openAsColleague();
  await visit(stale, `/tickets/${ticket.id}`);

  const { page, faults } = await openPage(browser, { viewport: PHONE }, 'officer');
  await visit(page, `/tickets/${ticket.id}`);
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await page.locator('.marks strong', { hasText: '已签收' }).waitFor();

  const answer = stale.waitForResponse((response) => response.url().endsWith('/accept'));
  await stale.getByRole('button', { name: '签收', exact: true }).click();
  expect((await answer).status()).toBe(412);
  const problem = stale.getByRole('alert');
  await problem.waitFor();
  expect(await problem.textContent()).toContain('已被他人更新');
  expect(await problem.textContent()).toContain('操作未执行');
  await stale.locator('.marks strong', { hasText: '已签收' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
  await stale.context().close();
});

it('lets the officer visit, take a photo and sign the result on a phone', async () => {
  const { page, faults } = await openPage(browser, { viewport: PHONE }, 'officer');
  await visit(page, `/tickets/${ticket.id}`);
  await page.getByRole('button', { name: '登记走访' }).click();
  await page.getByLabel('会见').fill('厂长');
  await page.locator('#visit-notes').fill('欠薪两个月，已约谈法定代表人');
  await primary(page).click();
  await page.getByText('欠薪两个月，已约谈法定代表人').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PHOTO });
  await page.locator('img[src*="/photos/"]').first().waitFor();

  await page.getByRole('button', { name: '签署处置结果' }).click();
  await page.locator('#result-verdict').selectOption('averted');
  await page.locator('#result-reason').selectOption('wages_paid_after_visit');
  await page.locator('#result-summary').fill('工资已补发');
  await primary(page).click();
  await page.locator('.marks strong', { hasText: '已处置' }).waitFor();
  expect(await page.getByRole('button', { name: '核查通过' }).count(), 'nobody checks their own result').toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lets a colleague verify and close it, which changes the evaluation of the unit', async () => {
  const page = await openAsColleague();
  await visit(page, `/tickets/${ticket.id}`);
  await page.getByRole('button', { name: '核查通过' }).click();
  await primary(page).click();
  await page.getByRole('button', { name: '结案' }).click();
  await page.locator('.marks strong', { hasText: '已结案' }).waitFor();
  await page.context().close();

  const after = await evaluation();
  expect(after?.verified).toBe((before?.verified ?? 0) + 1);
  const head = await openPage(browser, {}, 'unit_head');
  await visit(head.page, `/evaluation?month=${month}&unit=${unit}&figure=verified`);
  const row = head.page.locator('tr.chosen');
  expect(await row.locator('td').last().textContent()).toContain(`${after?.sound_verdicts}/${after?.verified}`);
  await head.page.getByRole('link', { name: ticket.enterprise }).waitFor();
  expect(head.faults).toEqual([]);
  await head.page.context().close();
});

it('shows the auditor every step and who took it', async () => {
  const { page, faults } = await openPage(browser, {}, 'auditor');
  await visit(page, `/audit?object=${ticket.id}`);
  const entries = await ask<{ items: { action: string; actor: string }[] }>(
    await cookieOf('auditor'),
    'GET',
    `/audit?object=${ticket.id}&limit=100`,
  );
  const steps = entries.items.map(({ action }) => action).join(' ');
  for (const step of ['dispatch', 'accept', 'visits', 'photos', 'result', 'verify', 'close'])
    expect(steps.toLowerCase()).toContain(step);
  const table = (await page.locator('table').first().textContent()) ?? '';
  for (const actor of ['dispatcher', 'officer', COLLEAGUE]) expect(table).toContain(actor);
  expect(faults).toEqual([]);
  await page.context().close();
});
