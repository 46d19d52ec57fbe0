import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/quality',
    name: 'quality',
    component: () => import('./QualityPage.vue'),
    meta: { title: 'quality.title', permission: 'quality_read' },
  },
] satisfies RouteRecordRaw[];
