import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/warnings',
    name: 'warnings',
    component: () => import('./WarningsPage.vue'),
    meta: { title: 'warnings.title', permission: 'warning_read' },
  },
  {
    path: '/warnings/:uscc',
    name: 'warning',
    component: () => import('./WarningPage.vue'),
    props: true,
    meta: { title: 'warnings.explanation', permission: 'warning_read' },
  },
  {
    path: '/models',
    name: 'models',
    component: () => import('./ModelsPage.vue'),
    meta: { title: 'warnings.models.title', permission: 'model_read' },
  },
] satisfies RouteRecordRaw[];
