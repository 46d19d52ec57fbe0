import { defineConfig } from 'vitest/config';

/** Measures a running server (LOOMWATCH_URL): how long frames of the emergency map take. */
export default defineConfig({
  test: { root: 'e2e', include: ['frames.ts'], testTimeout: 240_000, hookTimeout: 60_000 },
});
