import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, cookieOf, launch, openPage, SERVER, settled, signInAs, visit, asCookie } from './browser';
import type { BriefingDetail } from '../src/api/briefings';
import type { Area, Page } from '../src/api/types';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A leader of the first street, made by the administrators as people would do it. */
async function streetLeader(): Promise<{ cookie: string; street: Area; others: readonly Area[] }> {
  const { items } = await answer<Page<Area>>('/areas?level=street');
  const [street, ...others] = items;
  if (!street) throw new Error('the server under test has no streets');
  const login = `leader-of-${street.id.toLowerCase()}-${Date.now()}`;
  const password = 'a long way to the river';
  const send = async (role: 'system_admin' | 'security_admin', method: string, path: string, body: unknown) => {
    const cookie = await cookieOf(role);
    const me = (await (await fetch(`${SERVER}/api/v1/session`, { headers: { Cookie: cookie } })).json()) as {
      csrf_token: string;
    };
    const response = await fetch(`${SERVER}/api/v1${path}`, {
      method,
      headers: { Cookie: cookie, 'X-CSRF-Token': me.csrf_token, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  await send('system_admin', 'POST', '/accounts', {
    login,
    display_name: '街道领导',
    unit: null,
    password,
  });
  await send('security_admin', 'POST', `/accounts/${login}/grants`, {
    role: 'leader',
    area: street.id,
    fields: { wages: 'ratios', power: 'ratios', water: 'ratios' },
    expires_at: null,
    reason: '分管街道',
  });
  return { cookie: await firstPassword(login, password), street, others };
}

/** A first password opens nothing but the page where it is changed. */
async function firstPassword(login: string, password: string): Promise<string> {
  const cookie = await signInAs({ login, password });
  const me = (await (await fetch(`${SERVER}/api/v1/session`, { headers: { Cookie: cookie } })).json()) as {
    csrf_token: string;
    must_change_password: boolean;
  };
  if (!me.must_change_password) return cookie;
  const response = await fetch(`${SERVER}/api/v1/session/password`, {
    method: 'POST',
    headers: { Cookie: cookie, 'X-CSRF-Token': me.csrf_token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ current: password, next: `${password} and back` }),
  });
  if (!response.ok) throw new Error(`password: ${response.status} ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
}

it('prints a briefing that holds the streets of its leader only, beside the one of the month before', async () => {
  const { cookie, street, others } = await streetLeader();
  const { page, faults } = await openPage(browser, {}, 'nobody');
  await page.context().addCookies([asCookie(cookie)]);
  await visit(page, '/briefings?lang=zh-CN');
  const month = page.locator('#briefing-month');
  await month.selectOption({ index: 2 });
  await page.getByRole('button', { name: '生成简报' }).click();
  await page.waitForURL(/open=/);
  await month.selectOption({ index: 1 });
  await page.getByRole('button', { name: '生成简报' }).click();
  const table = page.locator('tbody tr', { hasText: street.name_zh });
  await table.nth(1).waitFor();
  await settled(page);
  expect(await table.count()).toBe(2);
  const links = await table
    .first()
    .locator('a[target=_blank]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const [pdf, html] = await Promise.all(
    links.map(async (link) => fetch(`${SERVER}${link}`, { headers: { Cookie: cookie } })),
  );
  const bytes = Buffer.from((await pdf?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.subarray(-6).toString()).toContain('EOF');
  const text = (await html?.text()) ?? '';
  expect(text).toContain(street.name_zh);
  for (const other of others) expect(text).not.toContain(other.name_zh);

  const id = new URL(page.url()).searchParams.get('open') ?? '';
  const detail = (await (
    await fetch(`${SERVER}/api/v1/briefings/${id}`, { headers: { Cookie: cookie } })
  ).json()) as BriefingDetail;
  expect(detail.previous).not.toBeNull();
  for (const figure of detail.figures) {
    expect(await page.locator(`[data-figure=${figure.id}] td`).first().textContent()).toContain(figure.value.zh);
  }
  expect(await page.locator('.sides.two').count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);

  // The kept page itself prints and reads without our scripts.
  await page.goto(`${SERVER}${links[1]}`);
  expect(await page.locator('h1').textContent()).toContain('区情简报');
  expect(await page.locator('svg[role=img]').count()).toBeGreaterThan(0);
  await page.context().close();
}, 60_000);
