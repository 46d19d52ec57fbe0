import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router';

type Patch = Readonly<Record<string, string | undefined>>;

/** A query with some parameters changed; undefined or empty removes one. */
export function patchQuery(query: LocationQuery, patch: Patch): LocationQueryRaw {
  return Object.fromEntries(Object.entries({ ...query, ...patch }).filter(([, value]) => Boolean(value)));
}

/** The address bar as state: what a page shows is in its link. */
export function useAddress() {
  const route = useRoute();
  const router = useRouter();
  return {
    parameter(name: string): ComputedRef<string | undefined> {
      return computed(() => {
        const value = route.query[name];
        return (Array.isArray(value) ? value[0] : value) || undefined;
      });
    },
    /** Changes parameters in place; `push` makes it a step of the history. */
    change(patch: Patch, how: 'replace' | 'push' = 'replace') {
      return router[how]({ query: patchQuery(route.query, patch) });
    },
  };
}
