import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/accounts',
    name: 'accounts',
    component: () => import('./AccountsPage.vue'),
    meta: { title: 'accounts.title', permission: 'account_read' },
  },
  {
    path: '/accounts/:login',
    name: 'account-of',
    component: () => import('./AccountOfPage.vue'),
    props: true,
    meta: { title: 'accounts.title', permission: 'grant_read' },
  },
  {
    path: '/units',
    name: 'units',
    component: () => import('./UnitsPage.vue'),
    meta: { title: 'accounts.units.title', permission: 'account_read' },
  },
] satisfies RouteRecordRaw[];
