import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/charts',
    name: 'charts',
    component: () => import('./ChartsPage.vue'),
    meta: { title: 'charts.title', permission: 'overview_read' },
  },
] satisfies RouteRecordRaw[];
