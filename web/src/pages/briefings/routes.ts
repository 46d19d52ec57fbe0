import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/briefings',
    name: 'briefings',
    component: () => import('./BriefingsPage.vue'),
    meta: { title: 'briefings.title', permission: 'briefing_read' },
  },
] satisfies RouteRecordRaw[];
