import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { title: 'audit.title', permission: 'audit_read' },
  },
] satisfies RouteRecordRaw[];
