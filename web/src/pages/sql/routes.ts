import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/sql',
    name: 'sql',
    component: () => import('./SqlPage.vue'),
    meta: { title: 'sql.title', permission: 'sql_read' },
  },
] satisfies RouteRecordRaw[];
