import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/models/runs',
    name: 'model-runs',
    component: () => import('./RunsPage.vue'),
    meta: { title: 'experiments.title', permission: 'model_read' },
  },
  {
    path: '/models/fairness',
    name: 'model-fairness',
    component: () => import('./FairnessPage.vue'),
    meta: { title: 'experiments.fairness.title', permission: 'model_read' },
  },
] satisfies RouteRecordRaw[];
