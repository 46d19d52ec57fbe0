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

/** The current value of a colour token, for drawing on canvas; each is asked for once a theme, as asking lays out the page. */
export function token(name: string): string {
  const key = `${theme.value} ${name}`;
  const value = tokens.get(key) ?? getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  if (value) tokens.set(key, value);
  return value;
}
