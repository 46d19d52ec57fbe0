import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/enterprises/:uscc',
    name: 'enterprise',
    component: () => import('./ProfilePage.vue'),
    props: true,
    meta: { title: 'enterprises.title' },
  },
] satisfies RouteRecordRaw[];
