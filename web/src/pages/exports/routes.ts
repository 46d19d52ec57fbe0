import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/exports',
    name: 'exports',
    component: () => import('./ExportsPage.vue'),
    meta: { title: 'exports.title', permission: 'export_tables' },
  },
] satisfies RouteRecordRaw[];
