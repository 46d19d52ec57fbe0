import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/ingest',
    name: 'ingest',
    component: () => import('./IngestPage.vue'),
    meta: { title: 'ingest.title', permission: 'ingest_read' },
  },
] satisfies RouteRecordRaw[];
