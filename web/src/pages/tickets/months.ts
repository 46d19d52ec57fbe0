import { loomwatch } from '@/api/loomwatch';
import { remember } from '@/state/remember';

/** The months of the district, oldest first. */
export const loadMonths = remember(async () => [...(await loomwatch.overview(undefined)).months].sort());
