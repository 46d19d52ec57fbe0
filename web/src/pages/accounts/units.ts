import { computed, shallowRef } from 'vue';
import { administration, type Unit } from '@/api/administration';
import { nameOf } from '@/language/language';

const loaded = shallowRef<readonly Unit[]>([]);

/** Fetches the units; again after one has changed. */
export async function loadUnits(): Promise<void> {
  loaded.value = (await administration.units()).items;
}

export const units = computed(() => loaded.value);

export function unitName(id: string | null): string {
  return id ? nameOf(loaded.value.find((unit) => unit.id === id)) || id : '—';
}
