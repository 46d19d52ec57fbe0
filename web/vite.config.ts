import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';
import { oneLanguage } from './scripts/one-language';

/** Where `npm run dev` finds the API: a running `./loomwatch serve`. */
const server = process.env.LOOMWATCH_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [vue(), oneLanguage()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    // Which part needs which: scripts/first-page.mjs weighs the first page by it.
    manifest: true,
    // The texts the licenses of the libraries in the bundle ask for; linked from the help page.
    license: { fileName: 'licenses.txt' },
    // The chart library is one part on purpose: it is loaded after the page's frame is on screen.
    chunkSizeWarningLimit: 700,
    // What every page begins with, and what every chart is drawn with, in one file each: forty small ones take half a second.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', tags: ['$initial'], test: /^(?!.*(index\.html|src[\\/]main\.ts)$)/ },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender|tslib)[\\/]|src[\\/]charts[\\/]/ },
          ],
        },
      },
    },
  },
  // The manual is read from the guide, beside this folder.
  server: { proxy: { '/api': server }, fs: { allow: ['..'] } },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'happy-dom',
    // The second reporter leaves a report where Maven's own tests leave theirs.
    reporters: ['default', ['junit', { outputFile: 'target/surefire-reports/TEST-web.xml' }]],
  },
});
