import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer, cookieOf, launch, openPage, PHONE, SERVER, settled, visit, type Role } from './browser';

interface Activation {
  readonly id: string;
  readonly drill: boolean;
  readonly state: string;
  readonly areas: Record<string, string>;
}
interface Board {
  readonly changes: readonly { readonly id: string; readonly state: string }[];
  readonly resources: number;
  readonly counts: Record<'sent' | 'received' | 'done' | 'released', number>;
}

const SENDER = 'weather.e2e.example';
const RUN = Date.now().toString(36);
let browser: Browser;
let token: string;
let streets: string[];
let activation: string;

/** A request of somebody signed in. */
async function ask<T>(role: Role, method: string, path: string, body: unknown): Promise<T> {
  const { csrf_token } = await answer<{ csrf_token: string }>('/session', role);
  const headers = { Cookie: await cookieOf(role), 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token };
  const response = await fetch(`${SERVER}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** A moment in China's time, some seconds from now, as CAP writes it. */
function time(seconds: number): string {
  return `${new Date(Date.now() + 8 * 3_600_000 + seconds * 1000).toISOString().slice(0, 19)}+08:00`;
}

/** Sends a rainstorm signal as the weather service does: CAP, by POST, with a service token. Answers with what refers to it. */
async function signal(
  identifier: string,
  kind: { status?: string; type?: string; references?: string; sent?: string },
  areas: readonly string[],
): Promise<string> {
  const sent = kind.sent ?? time(0);
  const info = areas.map((area) => `<geocode><valueName>area</valueName><value>${area}</value></geocode>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${identifier}-${RUN}</identifier><sender>${SENDER}</sender>
<sent>${sent}</sent><status>${kind.status ?? 'Actual'}</status><msgType>${kind.type ?? 'Alert'}</msgType><scope>Public</scope>
${kind.references ? `<references>${kind.references}</references>` : ''}
${
  areas.length === 0
    ? ''
    : `<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Immediate</urgency>
<severity>Severe</severity><certainty>Observed</certainty><expires>${time(6 * 3600)}</expires>
<headline>暴雨橙色预警信号</headline><parameter><valueName>level</valueName><value>orange</value></parameter>
<area><areaDesc>两个街道</areaDesc>${info.join('')}</area></info>`
}</alert>`;
  const response = await fetch(`${SERVER}/api/v1/alerts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/xml' },
    body: xml,
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return `${SENDER},${identifier}-${RUN},${sent}`;
}

async function open(drill: boolean): Promise<Activation[]> {
  const { items } = await answer<{ items: Activation[] }>('/activations', 'emergency_officer');
  return items.filter((item) => item.drill === drill && (item.state === 'proposed' || item.state === 'active'));
}
const board = () => answer<Board>(`/activations/${activation}`, 'emergency_officer');

async function openAs(role: Role, path: string, options = {}): Promise<{ page: Page; done: () => Promise<void> }> {
  const { page, faults } = await openPage(browser, options, role);
  await visit(page, path);
  return {
    page,
    done: async () => {
      expect(faults).toEqual([]);
      await page.context().close();
    },
  };
}

async function confirmAs(role: Role, after: string): Promise<void> {
  const { page, done } = await openAs(role, `/emergency/activations/${activation}`);
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText(after).first().waitFor();
  await done();
}

/** Confirms without a page: the first test sees how that looks. */
async function confirmQuietly(role: Role): Promise<void> {
  const change = (await board()).changes.find(({ state }) => state === 'open');
  await ask(role, 'POST', `/activation-changes/${change?.id}/confirm`, { override: false, reason: '' });
}

beforeAll(async () => {
  browser = await launch();
  const { items } = await answer<{ items: { id: string }[] }>('/areas?level=street');
  streets = items.slice(0, 2).map(({ id }) => id);
  const draft = { name: `weather ${RUN}`, permissions: ['alert_write'], days: 1 };
  token = (await ask<{ secret: string }>('emergency_officer', 'POST', '/tokens', draft)).secret;
});
afterAll(() => browser.close());

it('proposes a response to an orange signal, which two people confirm', async () => {
  expect(await open(false)).toEqual([]);
  const watching = await openAs('emergency_officer', '/emergency/activations');
  await signal('first', { sent: time(-120) }, streets);
  await watching.page.getByText('待确认').first().waitFor();
  await watching.done();
  activation = (await open(false))[0]?.id ?? '';

  await confirmAs('emergency_officer', '你已确认，等待另一人');
  expect((await board()).counts.sent).toBe(0);
  await confirmAs('leader', '响应中');
  const { counts, resources } = await board();
  expect(counts.sent).toBeGreaterThan(0);
  expect(resources).toBeGreaterThan(0);
});

it('lets the unit acknowledge on a phone while the board follows', async () => {
  const follower = await openAs('leader', `/emergency/activations/${activation}`);
  const phone = await openAs('emergency_officer', '/duty', { viewport: PHONE });
  await phone.page.getByRole('button', { name: /全部签收/ }).click();
  await phone.page.getByRole('button', { name: '开始处置' }).first().click();
  await phone.page.getByRole('button', { name: '完成', exact: true }).first().click();
  await expect.poll(async () => (await board()).counts.done, { timeout: 10_000 }).toBeGreaterThan(0);
  const { counts } = await board();
  const shown = follower.page.locator('.figures div', { hasText: '已完成' }).locator('dd');
  await expect.poll(() => shown.textContent(), { timeout: 10_000 }).toBe(String(counts.done));
  await phone.done();
  await follower.done();
});

it('releases the street that an update drops, and stands down after the cancellation', async () => {
  const before = await board();
  const first = `${SENDER},first-${RUN},`;
  const { items } = await answer<{ items: { identifier: string; sent: string }[] }>('/alerts', 'emergency_officer');
  const sent = items.find(({ identifier }) => identifier === `first-${RUN}`)?.sent ?? '';
  const asChina = new Date(Date.parse(sent) + 8 * 3_600_000).toISOString().slice(0, 19);
  const second = await signal(
    'second',
    { type: 'Update', references: `${first}${asChina}+08:00`, sent: time(-60) },
    streets.slice(0, 1),
  );
  await confirmQuietly('emergency_officer');
  const after = await board();
  expect(after.resources).toBeLessThan(before.resources);
  expect(after.counts.done, 'what was done stays done').toBe(before.counts.done);

  await signal('third', { type: 'Cancel', references: second }, []);
  await confirmQuietly('emergency_officer');
  await confirmQuietly('leader');
  const { page, done } = await openAs('leader', `/emergency/activations/${activation}`);
  await page.getByText('响应总结').waitFor();
  await page.getByText('按时完成率').waitFor();
  await page.getByText('响应终止').first().waitFor();
  const pack = await page.request.get(`${SERVER}/api/v1/activations/${activation}/pack.pdf`);
  expect((await pack.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await done();
});

it('lets an exercise propose a drill in drill mode only, with its watermark', async () => {
  await signal('exercise-1', { status: 'Exercise' }, streets);
  expect(await open(true)).toEqual([]);
  expect(await open(false)).toEqual([]);
  await ask('emergency_officer', 'PUT', '/emergency/drill-mode', { on: true });
  try {
    await signal('exercise-2', { status: 'Exercise' }, streets);
    activation = (await open(true))[0]?.id ?? '';
    expect(await open(false)).toEqual([]);
    const { page, done } = await openAs('emergency_officer', `/emergency/activations/${activation}`);
    await page.locator('.watermark').waitFor();
    await page.getByRole('button', { name: '不采纳' }).click();
    await page.locator('#decision-reason').fill('演练到此为止');
    await page.locator('form button', { hasText: '不采纳' }).click();
    await page.getByText('未采纳').first().waitFor();
    await settled(page);
    await done();
  } finally {
    await ask('emergency_officer', 'PUT', '/emergency/drill-mode', { on: false });
  }
});

it('keeps resources: a new one, an edit with its history, and it is gone again', async () => {
  const { page, done } = await openAs('emergency_officer', '/emergency/resources/_new');
  const { items } = await answer<{ items: { longitude: number; latitude: number }[] }>(
    '/resources?category=shelter',
    'emergency_officer',
  );
  const id = `E2E-${RUN}`;
  await page.getByLabel('编号').fill(id);
  await page.getByLabel('类别').selectOption('shelter');
  await page.getByLabel('名称').fill('临时避难点');
  await page.getByLabel('承办单位').selectOption('emergency-office');
  await page.getByLabel('责任人').fill('王工');
  await page.getByLabel('电话', { exact: true }).fill('0755-00000001');
  await page.getByLabel('经度').fill(String(items[0]?.longitude));
  await page.getByLabel('纬度').fill(String(items[0]?.latitude));
  await page.getByLabel('可容纳人数').fill('300');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '临时避难点' }).waitFor();
  await page.getByLabel('责任人').fill('李工');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存为第 2 版').waitFor();
  await page.getByText('王工 → 李工').waitFor();
  await page.getByRole('button', { name: '移除此资源' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除此资源' }).click();
  await page.getByRole('heading', { name: '应急资源台账' }).waitFor();
  await settled(page);
  await done();
});

it('gathers points that lie on one another, and comes near to each of them', async () => {
  type Shapes = { features: { geometry: { coordinates: unknown } }[] };
  const shapes = await answer<Shapes>('/areas.geojson?level=community', 'emergency_officer');
  const numbers = shapes.features.flatMap(({ geometry }) => [geometry.coordinates].flat(Infinity as 1)) as unknown[];
  const middle = (odd: number): number => {
    const values = numbers.filter((_, i) => i % 2 === odd) as number[];
    return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2;
  };
  // A browser that magnifies by a tenth: lengths in its pixels are no whole numbers.
  const { page, faults } = await openPage(browser, { deviceScaleFactor: 1.1 }, 'emergency_officer');
  await page.route('**/api/v1/resources', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { items: { id: string; category: string }[] };
    const items = body.items
      .filter(({ category }) => category === body.items[0]?.category)
      .slice(0, 30)
      .map((item) => ({ ...item, longitude: middle(0), latitude: middle(1) }));
    await route.fulfill({ json: { ...body, items } });
  });
  await visit(page, '/emergency');
  const box = await page.locator('.area-map canvas').first().boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  // Thirty at one place: a click comes nearer, until each is drawn by itself and a click opens its card.
  for (let i = 0; i < 5; i++) {
    await page.mouse.click(x, y);
    await settled(page);
    expect(new URL(page.url()).searchParams.get('resource')).toBeNull();
  }
  await page.mouse.click(x, y);
  await page.waitForURL(/resource=/);
  await page.getByRole('button', { name: '恢复全图' }).click();
  await page.getByRole('button', { name: '放大地图' }).press('Enter');
  await page.locator('.legend button').first().click();
  await settled(page);
  expect(faults).toEqual([]);
  await page.context().close();
});
