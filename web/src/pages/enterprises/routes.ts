import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/enterprises',
    name: 'enterprises',
    component: () => import('./EnterprisesPage.vue'),
    meta: { title: 'enterprises.title' },
  },
] satisfies RouteRecordRaw[];
