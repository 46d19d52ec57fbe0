import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, launch, openPage, settled, signInAs, visit } from './browser';

const LOGIN = `street.officer.${Date.now().toString(36)}`;
const NEW_PASSWORD = '雨后坪山河边散步 2026';

let browser: Browser;
let firstPassword: string;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('opens an account with a first password to hand over', async () => {
  const { page, faults } = await openPage(browser, {}, 'system_admin');
  await visit(page, '/accounts');
  await page.getByRole('button', { name: '开设账号' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名或岗位').fill('街道承办人');
  await dialog.getByLabel('登录名').fill(LOGIN);
  firstPassword = await dialog.getByLabel('初始密码').inputValue();
  expect(firstPassword).toMatch(/^(\w{4}-){3}\w{4}$/);
  await dialog.getByRole('button', { name: '开设', exact: true }).click();
  await page.waitForURL(`**/accounts/${LOGIN}`);
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe('街道承办人');
  expect(await page.getByText('待改密码').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('gives a grant over one street and shows what that opens', async () => {
  const { page, faults } = await openPage(browser, {}, 'security_admin');
  await visit(page, `/accounts/${LOGIN}`);
  await page.locator('summary', { hasText: '新增授权' }).click();
  await page.getByLabel('角色', { exact: true }).selectOption('officer');
  const area = page.getByLabel('区域', { exact: true });
  const street = (await area.locator('optgroup option').first().getAttribute('value')) ?? '';
  await area.selectOption(street);
  await page.getByRole('button', { name: '全部比率' }).click();
  await page.locator('#grant-wages').selectOption('amounts');
  await page.getByLabel('授权理由').fill('接手街道工单');
  await page.getByRole('button', { name: '授权', exact: true }).click();
  await page.locator('.grant', { hasText: '接手街道工单' }).waitFor();
  await settled(page);
  const wages = page.locator('tr', { has: page.getByRole('rowheader', { name: '工资' }) });
  expect((await wages.locator('td').allTextContents()).filter((text) => text === '—')).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('asks for a password of one’s own at first use, then shows that street only', async () => {
  const { page } = await openPage(browser, {}, 'nobody');
  await visit(page, '/enterprises');
  await page.getByLabel('登录名').fill(LOGIN);
  await page.getByLabel('密码', { exact: true }).fill(firstPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/new-password**');
  await page.getByLabel('当前密码').fill(firstPassword);
  await page.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel('再输入一次新密码').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.waitForURL((url) => url.pathname === '/enterprises');
  await settled(page);
  const areas = new Set((await page.locator('tbody td.area').allTextContents()).map((text) => text.split(' · ')[0]));
  expect(areas.size).toBe(1);
  await page.context().close();
});

it('keeps all of it for the auditor, in a chain that is whole', async () => {
  const { page, faults } = await openPage(browser, {}, 'auditor');
  await visit(page, `/audit?object=${LOGIN}`);
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
  await page.getByRole('button', { name: '校验链' }).click();
  await page.locator('.report').waitFor();
  expect(await page.locator('.report').textContent()).toContain('审计链完整');
  expect(await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')).toContain(`object=${LOGIN}`);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lists one’s own sessions and ends another one', async () => {
  const { page } = await openPage(browser, {}, 'education_planner');
  await signInAs(accountOf('education_planner'));
  await visit(page, '/account');
  const sessions = page.locator('section', { has: page.getByRole('heading', { name: '登录会话' }) });
  const before = await sessions.locator('tbody tr').count();
  expect(before).toBeGreaterThan(1);
  await sessions.getByRole('button', { name: '结束' }).first().click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('section[aria-labelledby=sessions-title] tbody tr').length === count,
    before - 1,
  );
  await page.context().close();
});

it('opens emergency access with a reason and has it reviewed', async () => {
  const { page } = await openPage(browser, {}, 'emergency_officer');
  await visit(page, '/account');
  const end = page.getByRole('button', { name: '立即结束' }).first();
  if (await end.count()) {
    // left open by a run before this one
    await end.click();
    await end.waitFor({ state: 'detached' });
  }
  await page.getByLabel('紧急情况（至少 10 个字符）').fill('台风登陆前核对沿河企业名单与联系人');
  await page.getByRole('button', { name: '打开紧急授权' }).click();
  await page.getByText('紧急授权生效中').first().waitFor();
  await end.click();
  await page.getByText('紧急授权生效中').first().waitFor({ state: 'detached' });
  await page.context().close();
  const auditor = await openPage(browser, {}, 'auditor');
  await visit(auditor.page, '/emergency-access');
  const row = auditor.page.locator('tbody tr', { hasText: '台风登陆前核对' }).first();
  await row.getByRole('button', { name: '标记为已复核' }).click();
  await auditor.page.getByText('auditor 已于').first().waitFor();
  await auditor.page.context().close();
});
