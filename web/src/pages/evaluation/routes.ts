import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/evaluation',
    name: 'evaluation',
    component: () => import('./EvaluationPage.vue'),
    meta: { title: 'evaluation.title', permission: 'evaluation_read' },
  },
] satisfies RouteRecordRaw[];
