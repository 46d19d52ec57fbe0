import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API: a running `./loomwatch serve`. */
const server = process.env.LOOMWATCH_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    // The texts the licenses of the libraries in the bundle ask for; linked from the help page.
    license: { fileName: 'licenses.txt' },
    // The chart library is one part on purpose: it is loaded after the page's frame is on screen.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server } },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'happy-dom',
    // The second reporter leaves a report where Maven's own tests leave theirs.
    reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-web.xml' }]],
  },
});
