import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { title: 'signIn.title', open: true, bare: true },
  },
  {
    path: '/new-password',
    name: 'new-password',
    component: () => import('./NewPasswordPage.vue'),
    meta: { title: 'signIn.newPassword.title', bare: true },
  },
  {
    path: '/setup',
    name: 'setup',
    component: () => import('./SetupPage.vue'),
    meta: { title: 'signIn.setup.title', open: true, bare: true },
  },
] satisfies RouteRecordRaw[];
