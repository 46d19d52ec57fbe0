/**
 * Weighs the scripts of the first page: the frame, the overview and all that the overview fetches by itself, gzipped. Run after
 * `vite build`; fails above the limit.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT = 400 * 1024;
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'target/dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const FRAME = 'index.html';
/** What the frame fetches by itself to show the overview, with the texts of one language; other pages wait to be opened. */
const FETCHED = /^src\/pages\/overview\/|texts\/zh-CN$/;

/** The scripts that a part needs: its own, those it imports, and what the overview fetches. */
function scripts(name, found) {
  const part = manifest[name];
  if (!part) throw new Error(`${name} is not among the parts of the build`);
  if (found.has(part.file)) return;
  if (part.file.endsWith('.js')) found.add(part.file);
  for (const other of part.imports ?? []) scripts(other, found);
  for (const other of part.dynamicImports ?? []) if (FETCHED.test(other)) scripts(other, found);
}

const found = new Set();
scripts(FRAME, found);
if (![...Object.keys(manifest)].some((name) => FETCHED.test(name)))
  throw new Error('the overview fetches nothing any more');
const sizes = [...found].map((file) => [file, gzipSync(readFileSync(join(dist, file))).length]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
console.log(`first page: ${(total / 1000).toFixed(0)} KB of scripts, gzipped, in ${sizes.length} files`);
if (total > LIMIT) {
  for (const [file, size] of sizes.sort((a, b) => b[1] - a[1])) console.error(`  ${size} ${file}`);
  console.error(`the first page may load ${LIMIT} bytes of gzipped scripts`);
  process.exit(1);
}
