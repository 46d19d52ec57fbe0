import type { RouteRecordRaw } from 'vue-router';
import OverviewPage from './OverviewPage.vue';

/** The first page is loaded with the frame; all others when they are opened. */
export default [
  { path: '/', name: 'overview', component: OverviewPage, meta: { title: 'overview.title' } },
] satisfies RouteRecordRaw[];
