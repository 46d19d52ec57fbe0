import type { RouteRecordRaw } from 'vue-router';

// Open to whoever has the address: the data are not, they need a session or the token of a screen.
export default [
  {
    path: '/wall',
    name: 'wall',
    component: () => import('./WallPage.vue'),
    meta: { title: 'wall.title', open: true, bare: true },
  },
] satisfies RouteRecordRaw[];
