import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/notices',
    name: 'notices',
    component: () => import('./NoticesPage.vue'),
    meta: { title: 'notices.title' },
  },
  {
    path: '/deliveries',
    name: 'deliveries',
    component: () => import('./DeliveriesPage.vue'),
    meta: { title: 'notices.deliveries.title', permission: 'notice_admin' },
  },
] satisfies RouteRecordRaw[];
