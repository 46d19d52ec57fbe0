import { defineConfig } from 'vitest/config';

/** Takes the pictures of the guide from a running server (LOOMWATCH_URL). */
export default defineConfig({
  test: { root: 'e2e', include: ['screenshots.ts'], testTimeout: 900_000, hookTimeout: 30_000 },
});
