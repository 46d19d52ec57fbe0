import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/schools',
    name: 'schools',
    component: () => import('./PressurePage.vue'),
    meta: { title: 'schools.title', permission: 'school_read' },
  },
  {
    path: '/schools/ranking',
    name: 'school-ranking',
    component: () => import('./RankingPage.vue'),
    meta: { title: 'schools.ranking.title', permission: 'school_read' },
  },
  {
    path: '/schools/areas/:area',
    name: 'school-area',
    component: () => import('./AreaPage.vue'),
    props: true,
    meta: { title: 'schools.areaPage.title', permission: 'school_read' },
  },
  {
    path: '/schools/scenarios',
    name: 'school-scenarios',
    component: () => import('./ScenariosPage.vue'),
    meta: { title: 'schools.scenario.title', permission: 'school_read' },
  },
  {
    path: '/schools/scenarios/:id/sheet',
    name: 'school-sheet',
    component: () => import('./SheetPage.vue'),
    props: true,
    meta: { title: 'schools.sheet.title', permission: 'school_read' },
  },
] satisfies RouteRecordRaw[];
