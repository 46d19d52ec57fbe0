import type { RouteRecordRaw } from 'vue-router';

const page = {
  component: () => import('./ThemesPage.vue'),
  meta: { title: 'themes.title', permission: 'overview_read' },
} as const;

export default [
  { path: '/themes', name: 'themes', ...page },
  { path: '/themes/:theme(risk|energy|insurance|entries)', name: 'theme', ...page },
] satisfies RouteRecordRaw[];
