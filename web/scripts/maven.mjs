/**
 * The steps Maven runs: `node scripts/maven.mjs install|build|test`. Install and build are skipped while nothing they
 * depend on has changed since they last succeeded. `test true` skips the tests, as Maven's skipTests asks for.
 */
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK = ['package.json', 'package-lock.json', '.npmrc'];
const MANUAL = ['../docs/guide/manual', '../docs/guide/images/manual'];
const SOURCES = [...LOCK, 'index.html', 'public', 'scripts', 'src', 'tsconfig.json', 'vite.config.ts', ...MANUAL];

const steps = {
  install: { command: 'npm ci', inputs: LOCK, stamp: 'node_modules/.loomwatch-lock', output: 'node_modules' },
  build: { command: 'npm run build', inputs: SOURCES, stamp: 'target/dist.inputs', output: 'target/dist/index.html' },
  test: { command: 'npm test' },
};

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function digest(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const full = join(root, input);
    const files = /\.\w+$/.test(input) ? [full] : filesUnder(input).sort();
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function run({ command, inputs, stamp, output }) {
  const wanted = inputs && digest(inputs);
  const stampFile = stamp && join(root, stamp);
  if (wanted && existsSync(join(root, output)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    console.log(`web: ${command} is up to date`);
    return;
  }
  if (stampFile) rmSync(stampFile, { force: true });
  try {
    execSync(command, { cwd: root, stdio: 'inherit' });
  } catch (error) {
    console.error(`web: ${command} failed`);
    process.exit(error.status ?? 1);
  }
  if (stampFile) {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, wanted);
  }
}

const [, , name, skipped] = process.argv;
const step = steps[name];
if (!step) {
  console.error(`usage: node scripts/maven.mjs ${Object.keys(steps).join('|')}`);
  process.exit(2);
}
if (skipped === 'true') console.log(`web: ${name} is skipped`);
else run(step);
