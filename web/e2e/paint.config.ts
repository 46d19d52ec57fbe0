import { defineConfig } from 'vitest/config';

/** Measures a running server (LOOMWATCH_URL): how soon pages are there, and how soon they answer a hand. */
export default defineConfig({
  test: { root: 'e2e', include: ['paint.ts'], testTimeout: 1_200_000, hookTimeout: 60_000 },
});
