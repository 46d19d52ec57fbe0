import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/economy',
    name: 'economy',
    component: () => import('./IndexPage.vue'),
    meta: { title: 'economy.title', permission: 'index_read' },
  },
  {
    path: '/economy/methods',
    name: 'economy-methods',
    component: () => import('./MethodsPage.vue'),
    meta: { title: 'economy.methods.title', permission: 'index_read' },
  },
  {
    path: '/economy/diagnostics',
    name: 'economy-diagnostics',
    component: () => import('./DiagnosticsPage.vue'),
    meta: { title: 'economy.diagnostics.title', permission: 'index_diagnostics' },
  },
] satisfies RouteRecordRaw[];
