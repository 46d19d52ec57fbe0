import { defineConfig } from 'vitest/config';

/** A wall screen under an accelerated clock on a running server (LOOMWATCH_URL). */
export default defineConfig({
  test: { root: 'e2e', include: ['wall-endurance.ts'], testTimeout: 3_600_000, hookTimeout: 30_000 },
});
