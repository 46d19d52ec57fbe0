import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf, launch, openPage, SERVER, settled, visit } from './browser';

const LONG = 120_000;
const EXPERIMENT = `name: browser spec
features: {include: ["feed:wages", "feed:complaints", "feed:social_insurance"]}
model: {kind: logistic, penalty: 100}
seed: 3
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Models {
  readonly models: readonly { readonly id: string; readonly state: string }[];
}

async function champion(): Promise<string | undefined> {
  const answer = await fetch(`${SERVER}/api/v1/models`, { headers: { Cookie: await cookieOf('analyst') } });
  return ((await answer.json()) as Models).models.find(({ state }) => state === 'champion')?.id;
}

/** Proposes on the models page, as the analyst. */
async function propose(page: Page, action: 'promote' | 'rollback', model: string, reason: string): Promise<void> {
  await visit(page, '/models?lang=en');
  const form = page.locator('form.form');
  await form.locator('select').first().selectOption(action);
  if (action === 'promote') await form.locator('select').nth(1).selectOption(model);
  await form.locator('textarea').fill(reason);
  await form.getByRole('button').click();
  await page.getByText(reason).first().waitFor();
  expect(await page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
}

async function confirm(page: Page): Promise<void> {
  await visit(page, '/models?lang=en');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' });
  await settled(page);
}

it(
  'an analyst trains a challenger, compares, and a colleague promotes it and takes it back',
  async ({ skip }) => {
    const before = await champion();
    if (before === undefined) return skip('this district has no model to compare with');
    const { page, faults } = await openPage(browser, {}, 'analyst');
    await visit(page, '/models/runs?lang=en');
    await page.locator('textarea').fill(EXPERIMENT);
    await page.getByRole('button', { name: 'Begin training' }).click();
    await page.getByRole('status').filter({ hasText: 'is waiting its turn' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'browser spec' }).first();
    await row.getByText('done', { exact: true }).waitFor({ timeout: LONG });
    const model = (await row.locator('td.mono').textContent())?.trim() ?? '';
    expect(model).toMatch(/^labor-/);
    expect(model).not.toBe(before);

    await row.getByRole('checkbox').check();
    await page.getByRole('row').filter({ hasText: 'usual' }).first().getByRole('checkbox').check();
    await page.getByRole('heading', { name: /beside run/ }).waitFor();
    await page.getByText('Both were tested on the same enterprise-months').waitFor();
    expect(await page.getByText('not told apart').count()).toBeGreaterThan(0);

    await propose(page, 'promote', model, 'simpler, and not told apart');
    const colleague = await openPage(browser, {}, 'dispatcher');
    await confirm(colleague.page);
    expect(await champion()).toBe(model);
    await propose(page, 'rollback', '', 'the visits found less');
    await confirm(colleague.page);
    expect(await champion()).toBe(before);

    await visit(page, '/models/fairness?lang=en');
    await page.getByRole('heading', { name: 'By street' }).waitFor();
    expect([...faults, ...colleague.faults]).toEqual([]);
    await page.context().close();
    await colleague.page.context().close();
  },
  LONG * 2,
);
