/**
 * A part of Vite's build: the texts of each language become a part of their own. Pages keep both languages side by side in one
 * file, which is what people edit; browsers fetch the one they show.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Plugin } from 'vite';

type Texts = Readonly<Record<string, unknown>>;

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src');
const PART = 'virtual:texts/';
const LANGUAGES = ['zh-CN', 'en'];
const IMPORT = /^import (\w+) from '@\/(pages\/[\w-]+\/messages)';$/gm;
const ENTRY = /^ {2}(\w+)(?:: (\w+))?,$/gm;

/** Both languages of one file of texts. */
async function textsOf(file: string): Promise<Readonly<Record<string, Texts>>> {
  const typed = readFileSync(join(source, file), 'utf8').replace(
    /^import \{ inBothLanguages \} from .*$/m,
    'const inBothLanguages = (texts) => texts;',
  );
  const { outputText } = ts.transpileModule(typed, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(outputText)}`;
  return ((await import(address)) as { default: Readonly<Record<string, Texts>> }).default;
}

async function catalogueIn(language: string): Promise<Texts> {
  const catalogue = readFileSync(join(source, 'language/catalogue.ts'), 'utf8');
  const all: Record<string, unknown> = { ...(await textsOf('language/common.ts'))[language] };
  const files = new Map([...catalogue.matchAll(IMPORT)].map(([, name = '', file = '']) => [name, file]));
  for (const [, name = '', imported = name] of catalogue.matchAll(ENTRY)) {
    const file = files.get(imported);
    if (!file || !files.delete(imported))
      throw new Error(`language/catalogue.ts: no file of texts is imported as ${imported}`);
    all[name] = (await textsOf(`${file}.ts`))[language];
  }
  if (files.size > 0)
    throw new Error(`language/catalogue.ts: imported, but no page's: ${[...files.keys()].join(', ')}`);
  return all;
}

export function oneLanguage(): Plugin {
  return {
    name: 'one-language',
    apply: 'build',
    resolveId: (id) => (id.startsWith(PART) ? `\0${id}` : undefined),
    async load(id) {
      if (id.startsWith(`\0${PART}`)) {
        return `export default ${JSON.stringify(await catalogueIn(id.slice(PART.length + 1)))};`;
      }
      if (id === join(source, 'language/catalogues.ts')) {
        const parts = LANGUAGES.map((name) => `'${name}': () => import('${PART}${name}')`).join(', ');
        return `export const here = {};
const parts = { ${parts} };
export async function fetchTexts(which) {
  return (here[which] ??= (await parts[which]()).default);
}`;
      }
      return undefined;
    },
  };
}
