import { computed, ref } from 'vue';
import type { Theme } from '@/scale/palette';

export type ThemeChoice = Theme | 'auto';
export const THEME_CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

const STORAGE_KEY = 'loomwatch.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = ref(systemDark.matches);

function stored(): ThemeChoice {
  const text = localStorage.getItem(STORAGE_KEY);
  return text === 'light' || text === 'dark' ? text : 'auto';
}

export const themeChoice = ref<ThemeChoice>(stored());

/** The theme in effect. */
export const theme = computed<Theme>(() =>
  themeChoice.value === 'auto' ? (systemIsDark.value ? 'dark' : 'light') : themeChoice.value,
);

function show(): void {
  document.documentElement.classList.toggle('dark', theme.value === 'dark');
}

export function setTheme(choice: ThemeChoice): void {
  themeChoice.value = choice;
  localStorage.setItem(STORAGE_KEY, choice);
  show();
}

export function startTheme(): void {
  systemDark.addEventListener('change', (event) => {
    systemIsDark.value = event.matches;
    show();
  });
  show();
}

const tokens = new Map<string, string>();

/**
 * The current value of a token, for drawing on canvas. Asking the browser lays out the page, so it is asked once for each of what
 * tokens differ by: the classes of the page and its language, which has a font of its own.
 */
export function token(name: string): string {
  const root = document.documentElement;
  const key = `${root.className} ${root.lang} ${name}`;
  const value = tokens.get(key) ?? getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  if (value) tokens.set(key, value);
  return value;
}
