import { describe, expect, it, vi } from 'vitest';
import { ApiClient, isAbort } from './client';
import { ApiError, explain, explainDetail } from './problem';
import { setLanguage } from '@/language/language';

function answering(body: string, init: ResponseInit = {}) {
  return vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, init)));
}
async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('should have failed'),
    (error: unknown) => error,
  );
}

describe('API client', () => {
  it('leaves empty parameters out of the address', async () => {
    const fetcher = answering('{"items":[]}');
    await new ApiClient('/api/v1', fetcher).get('/enterprises', {
      query: { q: '电子', area: '', size: undefined, limit: 20 },
    });
    expect(fetcher.mock.calls[0]?.[0]).toBe('/api/v1/enterprises?q=%E7%94%B5%E5%AD%90&limit=20');
  });

  it('turns a problem document into an error in the language of the reader', async () => {
    const problem = {
      title: 'Bad Request',
      status: 400,
      detail_zh: '月份应为 2026-09 的样子',
      detail_en: 'expected a month like 2026-09',
    };
    const client = new ApiClient('/api/v1', answering(JSON.stringify(problem), { status: 400 }));
    const error = await failureOf(client.get('/overview'));
    expect(error).toBeInstanceOf(ApiError);
    setLanguage('en');
    expect(explain(error)).toContain('not valid');
    expect(explainDetail(error)).toBe('expected a month like 2026-09');
    setLanguage('zh-CN');
    expect(explain(error)).toContain('条件不正确');
    expect(explainDetail(error)).toBe('月份应为 2026-09 的样子');
  });

  it('tells an unreachable server from an unreadable answer', async () => {
    const down = new ApiClient('', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failureOf(down.get('/x'))).toMatchObject({ kind: 'network' });
    expect(await failureOf(new ApiClient('', answering('<html>')).get('/x'))).toMatchObject({ kind: 'unreadable' });
    expect(await failureOf(new ApiClient('', answering('<html>', { status: 502 })).get('/x'))).toMatchObject({
      kind: 'http',
      status: 502,
    });
  });

  it('lets an abort through as an abort', async () => {
    const controller = new AbortController();
    const fetcher: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    const failure = failureOf(new ApiClient('', fetcher).get('/slow', { signal: controller.signal }));
    controller.abort();
    expect(isAbort(await failure)).toBe(true);
  });

  it('sends the CSRF token on changes only', async () => {
    const fetcher = answering('{}');
    const client = new ApiClient('', fetcher);
    client.useCsrfToken('abc');
    await client.get('/about');
    await client.send('POST', '/change', { body: { a: 1 } });
    const tokens = fetcher.mock.calls.map(([, init]) => new Headers(init?.headers).get('X-CSRF-Token'));
    expect(tokens).toEqual([null, 'abc']);
  });

  it('renews a refused CSRF token and sends the change once more', async () => {
    const refused = JSON.stringify({ type: 'urn:loomwatch:problem:csrf' });
    const fetcher = vi.fn<typeof fetch>((_, init) =>
      Promise.resolve(
        new Headers(init?.headers).get('X-CSRF-Token') === 'new'
          ? new Response('{"done":true}')
          : new Response(refused, { status: 403 }),
      ),
    );
    const client = new ApiClient('', fetcher);
    client.useCsrfToken('old');
    client.watchSession(
      () => expect.fail('nobody was signed out'),
      () => Promise.resolve(client.useCsrfToken('new')),
    );
    expect(await client.send('POST', '/change')).toEqual({ done: true });
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  it('says when the session has ended, but not when a password was wrong', async () => {
    const ended = vi.fn();
    for (const type of ['unauthenticated', 'wrong-credentials']) {
      const body = JSON.stringify({ type: `urn:loomwatch:problem:${type}` });
      const client = new ApiClient('', answering(body, { status: 401 }));
      client.watchSession(ended, () => Promise.resolve());
      expect(await failureOf(client.get('/overview'))).toMatchObject({ status: 401 });
    }
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
