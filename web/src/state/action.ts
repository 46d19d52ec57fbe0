import { ref, shallowRef, type Ref } from 'vue';

/** Something a person does: whether it is under way, and what went wrong with it last. */
export interface Action<A extends unknown[]> {
  readonly busy: Readonly<Ref<boolean>>;
  readonly error: Readonly<Ref<unknown>>;
  /** Does it, once at a time; true if it succeeded. */
  readonly run: (...args: A) => Promise<boolean>;
  readonly clear: () => void;
}

export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const busy = ref(false);
  const error = shallowRef<unknown>();
  return {
    busy,
    error,
    clear: () => (error.value = undefined),
    async run(...args) {
      if (busy.value) return false;
      busy.value = true;
      error.value = undefined;
      try {
        await work(...args);
        return true;
      } catch (failure) {
        error.value = failure;
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
