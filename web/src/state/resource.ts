import { computed, onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';
import { isAbort } from '@/api/client';

/** Something fetched: what is on screen, whether a fetch is under way, and what went wrong last. */
export interface Resource<T> {
  /** The answer for the current key, or while loading the answer for the one before; undefined if there is none. */
  readonly data: Readonly<Ref<T | undefined>>;
  readonly error: Readonly<Ref<unknown>>;
  readonly busy: Readonly<Ref<boolean>>;
  /** A refresh failed, so that what is shown is older than asked for. */
  readonly stale: Readonly<Ref<boolean>>;
  /** When the data on screen was fetched, in milliseconds. */
  readonly fetchedAt: Readonly<Ref<number>>;
  readonly refresh: () => Promise<void>;
}

/**
 * Loads whenever the key changes; undefined loads nothing. A request overtaken by a newer one is aborted, so that a slow
 * old answer never replaces a new one. A failure for a new key clears the data, a failed refresh keeps them as stale.
 */
export function useResource<K, T>(
  key: MaybeRefOrGetter<K | undefined>,
  load: (key: K, signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const data = shallowRef<T>();
  const error = shallowRef<unknown>();
  const busy = shallowRef(false);
  const fetchedAt = shallowRef(0);
  let running: AbortController | undefined;
  let keyOfData: string | undefined;

  async function refresh(): Promise<void> {
    running?.abort();
    const wanted = toValue(key);
    if (wanted === undefined) return;
    const controller = new AbortController();
    running = controller;
    busy.value = true;
    try {
      const answer = await load(wanted, controller.signal);
      if (running !== controller) return;
      data.value = answer;
      keyOfData = JSON.stringify(wanted);
      error.value = undefined;
      fetchedAt.value = Date.now();
    } catch (failure) {
      if (running !== controller || isAbort(failure)) return;
      if (keyOfData !== JSON.stringify(wanted)) data.value = undefined;
      error.value = failure;
    } finally {
      if (running === controller) busy.value = false;
    }
  }

  watch(() => JSON.stringify(toValue(key)), refresh, { immediate: true });
  onScopeDispose(() => running?.abort());
  const stale = computed(() => error.value !== undefined && data.value !== undefined);
  return { data, error, busy, stale, fetchedAt, refresh };
}
