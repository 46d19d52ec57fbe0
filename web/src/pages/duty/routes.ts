import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/duty',
    name: 'duty',
    component: () => import('./DutyPage.vue'),
    meta: { title: 'duty.title', permission: 'duty_answer' },
  },
] satisfies RouteRecordRaw[];
