import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, asCookie, launch, openPage, SERVER, settled, signInAs, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function fill(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

it('leads to the sign-in and back to the address that was asked for', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  await visit(page, '/enterprises?size=medium');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  const { login, password } = accountOf('analyst');
  await fill(page, login, password);
  await page.waitForURL((url) => url.pathname === '/enterprises' && url.search === '?size=medium');
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe('企业查询');
  expect(await page.locator('.person .name').textContent()).toBe('数据分析员');
  await page.context().close();
});

it('says the same for a wrong password and for a login that does not exist', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  const told: string[] = [];
  for (const login of ['leader', 'nobody-of-this-name']) {
    await visit(page, '/sign-in');
    await fill(page, login, 'certainly not the password');
    told.push((await page.getByRole('alert').textContent()) ?? '');
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('');
  }
  expect(told[0]).toContain('登录名或密码不正确');
  expect(told[1]).toBe(told[0]);
  await page.context().close();
});

it('signs out, and what was open is closed', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  await visit(page, '/sign-in');
  const { login, password } = accountOf('dispatcher');
  await fill(page, login, password);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/sign-in');
  await visit(page, '/');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.context().close();
});

it('shows each role its own part of the navigation and tells what is not permitted', async () => {
  const { page } = await openPage(browser, {}, 'officer');
  await visit(page, '/accounts');
  expect(await page.locator('h1').textContent()).toBe('没有权限');
  const entries = await page.locator('nav a').allTextContents();
  expect(entries.map((text) => text.trim())).toContain('企业查询');
  expect(entries.join()).not.toContain('审计');
  await page.context().close();
});

it('takes an administrator, who sees no figures, to the first page there is for them', async () => {
  const { page } = await openPage(browser, {}, 'system_admin');
  await visit(page, '/');
  expect(new URL(page.url()).pathname).toBe('/ingest');
  await page.context().close();
});

it('closes an open page within five seconds after its session was ended elsewhere', async () => {
  const cookie = await signInAs(accountOf('leader'));
  const { page } = await openPage(browser, {}, 'nobody');
  await page.context().addCookies([asCookie(cookie)]);
  await visit(page, '/');
  await page.waitForTimeout(1_000);
  const headers = { Cookie: cookie };
  const me = (await (await fetch(`${SERVER}/api/v1/session`, { headers })).json()) as { csrf_token: string };
  const ended = await fetch(`${SERVER}/api/v1/session`, {
    method: 'DELETE',
    headers: { ...headers, 'X-CSRF-Token': me.csrf_token },
  });
  expect(ended.status).toBe(200);
  await page.waitForURL('**/sign-in?back=**', { timeout: 5_000 });
  await page.context().close();
});

it('works in English', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  await visit(page, '/sign-in?lang=en');
  await page.getByLabel('Login').fill('leader');
  await page.getByLabel('Password', { exact: true }).fill('wrong password here');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('the login or the password is wrong');
  await page.context().close();
});

it('has no way around a used or invented set-up link', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  await visit(page, '/setup#invented');
  await page.getByLabel('姓名或岗位').fill('来路不明');
  await page.getByLabel('登录名').fill('intruder');
  await page.getByLabel('密码', { exact: true }).fill('a long enough sentence 7');
  await page.getByRole('button', { name: '建立并登录' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('初始化链接无效或已使用');
  await page.context().close();
});
