import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/quarantine',
    name: 'quarantine',
    component: () => import('./QuarantinePage.vue'),
    meta: { title: 'quarantine.title', permission: 'quarantine_read' },
  },
] satisfies RouteRecordRaw[];
