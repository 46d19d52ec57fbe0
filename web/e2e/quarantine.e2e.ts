import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, launch, openPage, sample, settled, visit } from './browser';

const INGESTED = { timeout: 90_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it('counts what is open by feed and reason, and narrows the list to a group', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/quarantine');
  const group = page.locator('.groups tbody tr').first();
  const reason = (await group.getByRole('button').textContent())?.trim() ?? '';
  await group.getByRole('button').click();
  await page.waitForURL(/reason=/);
  await settled(page);
  const reasons = await page.locator('td.original').locator('xpath=../th').allTextContents();
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.every((text) => text.includes(reason))).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('shows a row with its reason, place and original text; who may not correct it is offered no form', async () => {
  const { page, faults } = await openPage(browser);
  await visit(page, '/quarantine');
  await page.locator('td.original').locator('xpath=..').first().getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('pre').waitFor();
  expect(await drawer.textContent()).toMatch(/第 \d+ 行|整个文件/);
  expect(await drawer.getByRole('button', { name: '重报' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('lets the owner of the feed settle a row with a note, which then counts as settled', async () => {
  const { page, faults } = await openPage(browser, {}, 'feed_owner');
  await visit(page, '/quarantine');
  const rows = page.locator('td.original').locator('xpath=..');
  if ((await rows.count()) === 0) return;
  await rows.first().getByRole('button').click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('summary', { hasText: '说明后了结' }).click();
  await drawer.getByLabel('不再重报的原因').fill('测试数据，源系统已撤回');
  await drawer.getByRole('button', { name: '了结', exact: true }).click();
  await drawer.getByText('测试数据，源系统已撤回').waitFor();
  await page.keyboard.press('Escape');
  await visit(page, '/quarantine?state=settled');
  expect(await page.locator('td.original').count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

it(
  'brings a planted bad row to its indicator: dropped, rejected, corrected, resubmitted, traced',
  { timeout: 240_000 },
  async (context) => {
    const inbox = process.env.LOOMWATCH_INBOX;
    if (!inbox) return context.skip();
    const { uscc, overview } = await sample();
    const month = overview.month ?? '';
    const figure = `/enterprises/${uscc}/trace?indicator=power_value&month=${month}`;
    const value = async () => (await answer<{ value: number | null }>(figure)).value ?? 0;
    const before = await value();
    const mark = `PLANTED-${Date.now()}`;
    const name = `power-${month}-${mark}.csv`;
    const { page, faults } = await openPage(browser, {}, 'feed_owner');
    await visit(page, `/quarantine?file=${name}`);
    writeFileSync(
      join(inbox, `${name}.part`),
      'record_id,uscc,month,reported_at,meter_id,kwh\n' +
        `${mark},${uscc},${month},2026-10-20T08:00:00+08:00,M-${mark},-1234\n`,
    );
    renameSync(join(inbox, `${name}.part`), join(inbox, name));

    const row = page.locator('tr', { hasText: mark });
    await row.waitFor(INGESTED);
    await row.getByRole('button').click();
    const drawer = page.getByRole('dialog');
    const amount = drawer.locator('#row-kwh');
    await amount.waitFor();
    expect(await amount.inputValue()).toBe('-1234');
    expect(await amount.getAttribute('aria-invalid')).toBe('true');
    await amount.fill('zwölf');
    await drawer.getByRole('button', { name: '重报' }).click();
    await drawer.getByRole('alert').waitFor();
    await amount.fill('1234');
    await drawer.getByRole('button', { name: '重报' }).click();
    await drawer.locator('p.accepted').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();

    await expect.poll(value, { ...INGESTED, interval: 500 }).toBeCloseTo(before + 1234, 6);
    const profile = await openPage(browser);
    await visit(profile.page, `/enterprises/${uscc}?feed=power&month=${month}`);
    await profile.page.getByRole('dialog').locator('article', { hasText: 'resubmitted' }).first().waitFor();
    expect(profile.faults).toEqual([]);
    await profile.page.context().close();
  },
);
