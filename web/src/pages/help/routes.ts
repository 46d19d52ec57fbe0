import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/help', name: 'help', component: () => import('./HelpPage.vue'), meta: { title: 'help.title' } },
  {
    path: '/help/manual',
    name: 'manual',
    component: () => import('./ManualPage.vue'),
    meta: { title: 'help.manual.title' },
  },
] satisfies RouteRecordRaw[];
