import { describe, expect, it } from 'vitest';
import { effectScope, ref } from 'vue';
import { useResource } from './resource';

const settle = () => new Promise((resolve) => setTimeout(resolve));

function inScope<T>(work: () => T): { result: T; stop: () => void } {
  const scope = effectScope();
  return { result: scope.run(work) as T, stop: () => scope.stop() };
}

describe('resource', () => {
  it('never lets a slow old answer replace a new one', async () => {
    const key = ref('old');
    const pending = new Map<string, (text: string) => void>();
    const aborted: string[] = [];
    const { result } = inScope(() =>
      useResource(key, (wanted, signal) => {
        signal.addEventListener('abort', () => aborted.push(wanted));
        return new Promise<string>((resolve) => pending.set(wanted, resolve));
      }),
    );
    key.value = 'new';
    await settle();
    pending.get('new')?.('answer to new');
    pending.get('old')?.('answer to old');
    await settle();
    expect(aborted).toEqual(['old']);
    expect(result.data.value).toBe('answer to new');
    expect(result.busy.value).toBe(false);
  });

  it('keeps the data as stale when a refresh fails, and drops them when another key fails', async () => {
    const key = ref(1);
    let broken = false;
    const { result } = inScope(() =>
      useResource(key, (n) => (broken ? Promise.reject(new Error('down')) : Promise.resolve(n * 10))),
    );
    await settle();
    expect(result.data.value).toBe(10);
    broken = true;
    await result.refresh();
    expect([result.data.value, result.stale.value]).toEqual([10, true]);
    key.value = 2;
    await settle();
    expect([result.data.value, result.stale.value]).toEqual([undefined, false]);
    broken = false;
    await result.refresh();
    expect([result.data.value, result.error.value]).toEqual([20, undefined]);
  });

  it('loads nothing without a key and stops with its scope', async () => {
    let loads = 0;
    const key = ref<number>();
    const { stop } = inScope(() => useResource(key, (n) => Promise.resolve((loads += n))));
    await settle();
    expect(loads).toBe(0);
    stop();
    key.value = 1;
    await settle();
    expect(loads).toBe(0);
  });
});
