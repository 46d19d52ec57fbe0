import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/emergency-access',
    name: 'emergency-access',
    component: () => import('./EmergencyAccessPage.vue'),
    meta: { title: 'emergencyAccess.title', permission: 'break_glass_review' },
  },
] satisfies RouteRecordRaw[];
