import { defineConfig } from 'vitest/config';

/** Drives a running server (LOOMWATCH_URL) in a real browser. */
export default defineConfig({
  test: {
    root: 'e2e',
    include: ['*.e2e.ts'],
    fileParallelism: false,
    maxConcurrency: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', ['junit', { outputFile: '../target/e2e-reports/TEST-web-e2e.xml' }]],
  },
});
