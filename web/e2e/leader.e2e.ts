import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, answer, launch, openPage, sample, settled, visit } from './browser';
import type { ThemeTable } from '../src/api/charts';
import type { Overview, Page } from '../src/api/types';
import type { Warning, WarningSummary } from '../src/api/warnings';

/** The month before "2026-01": "2025-12". */
function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number > 1 ? `${year}-${String(number - 1).padStart(2, '0')}` : `${year - 1}-12`;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('lets a leader sign in, shows only what the grants allow, and leads to the reddest street', async () => {
  const scored = (await answer<WarningSummary>('/warnings/summary', 'leader')).month ?? '';
  const { page, faults } = await openPage(browser, {}, 'nobody');
  await visit(page, `/?month=${scored}`);
  const { login, password } = accountOf('leader');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('[data-brief]').first().waitFor();
  await settled(page);
  const addresses = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses).toContain('/themes');
  for (const closed of ['/audit', '/accounts', '/quarantine', '/models']) expect(addresses).not.toContain(closed);

  const table = await answer<ThemeTable>(`/themes/risk?by=street&month=${scored}`, 'leader');
  const column = (measure: string) => table.columns.findIndex((one) => one.measure === measure);
  const value = (row: ThemeTable['rows'][number], measure: string) => row.cells[column(measure)]?.value ?? 0;
  const reddest = [...table.rows].sort(
    (one, other) =>
      value(other, 'red_warnings') - value(one, 'red_warnings') ||
      value(other, 'orange_warnings') - value(one, 'orange_warnings') ||
      one.key.localeCompare(other.key),
  )[0];
  const first = page.locator('[data-warned]').first();
  expect(await first.getAttribute('data-warned')).toBe(reddest?.key);
  await first.locator('a').click();
  await page.waitForURL((url) => url.pathname === '/warnings' && url.searchParams.get('area') === reddest?.key);
  await settled(page);
  const { items } = await answer<Page<Warning>>(
    `/warnings?month=${scored}&area=${reddest?.key ?? ''}&limit=200`,
    'leader',
  );
  expect(items.length).toBeGreaterThan(0);
  expect(await page.locator('tbody tr').count()).toBe(Math.min(25, items.length));
  expect(items.every(({ reasons }) => reasons.every(({ masked, value: told }) => !masked || told === null))).toBe(true);
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
  await page.context().close();
});

it('lays an analysis out by industry, and keeps that in the address', async () => {
  const { page, faults } = await openPage(browser, {}, 'leader');
  await visit(page, '/themes/energy');
  await page.locator('.by select').selectOption('section');
  await page.waitForURL(/by=section/);
  await settled(page);
  const table = await answer<ThemeTable>('/themes/energy?by=section', 'leader');
  expect(await page.locator('[data-key]').count()).toBe(table.rows.length);
  const hidden = table.rows.flatMap((row) => row.cells).filter(({ suppressed }) => suppressed).length;
  expect(await page.locator('[data-key] td', { hasText: '不足 5 家' }).count()).toBe(hidden);
  await page.reload();
  await settled(page);
  expect(await page.locator('[data-key]').count()).toBe(table.rows.length);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('keeps a chart, shares it, and deletes it again', async () => {
  const { page, faults } = await openPage(browser);
  const name = `用电 ${Date.now()}`;
  await visit(page, '/charts?measure=power_kwh&dimension=section');
  await page.getByRole('button', { name: '保存视图' }).click();
  await page.getByLabel('名称').fill(name);
  await page.getByLabel(/共享给/).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/view=/);
  const other = await openPage(browser, {}, 'leader');
  await visit(other.page, '/charts');
  await other.page.getByRole('button', { name, exact: true }).click();
  await other.page.waitForURL(/dimension=section/);
  await other.page.context().close();
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await page.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
  await page.context().close();
});

/** A month before all others, in which a single feed reports: every other one is silent. */
it('says which feeds did not arrive', { timeout: 120_000 }, async (context) => {
  const inbox = process.env.LOOMWATCH_INBOX;
  if (!inbox) return context.skip();
  const { uscc, overview } = await sample();
  const month = monthBefore(overview.months[0] ?? '');
  const name = `power-${month}-alone.csv`;
  writeFileSync(
    join(inbox, `${name}.part`),
    `record_id,uscc,month,reported_at,meter_id,kwh\nALONE-1,${uscc},${month},${month}-28T08:00:00+08:00,M-ALONE,5\n`,
  );
  renameSync(join(inbox, `${name}.part`), join(inbox, name));
  const arrived = async () => (await answer<Overview>('/overview', 'leader')).months[0];
  await expect.poll(arrived, { timeout: 90_000, interval: 500 }).toBe(month);
  const { page, faults } = await openPage(browser, {}, 'leader');
  await visit(page, `/?month=${month}`);
  const feeds = page.locator('[data-brief=feeds]');
  expect(await feeds.textContent()).toContain('有 7 个数据源没有到达');
  expect(await page.locator('.feeds .silent').count()).toBe(7);
  expect(await page.locator('.feeds .silent strong').first().textContent()).toBe('未到达');
  expect(faults).toEqual([]);
  await page.context().close();
});
