import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/help', name: 'help', component: () => import('./HelpPage.vue'), meta: { title: 'help.title' } },
] satisfies RouteRecordRaw[];
