import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/emergency',
    name: 'emergency-map',
    component: () => import('./EmergencyMapPage.vue'),
    meta: { title: 'emergency.map.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/resources',
    name: 'emergency-resources',
    component: () => import('./ResourcesPage.vue'),
    meta: { title: 'emergency.keep.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/resources/:id',
    name: 'emergency-resource',
    component: () => import('./ResourcePage.vue'),
    meta: { title: 'emergency.keep.one', permission: 'emergency_read' },
  },
  {
    path: '/emergency/resources/_new',
    name: 'emergency-resource-new',
    component: () => import('./ResourcePage.vue'),
    meta: { title: 'emergency.keep.new', permission: 'resource_write' },
  },
  {
    path: '/emergency/alerts',
    name: 'emergency-alerts',
    component: () => import('./AlertsPage.vue'),
    meta: { title: 'emergency.alerts.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/activations',
    name: 'emergency-activations',
    component: () => import('./ActivationsPage.vue'),
    meta: { title: 'emergency.board.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/activations/:id',
    name: 'emergency-activation',
    component: () => import('./ActivationPage.vue'),
    meta: { title: 'emergency.board.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/plans',
    name: 'emergency-plans',
    component: () => import('./PlansPage.vue'),
    meta: { title: 'emergency.plans.title', permission: 'emergency_read' },
  },
  {
    path: '/emergency/settings',
    name: 'emergency-settings',
    component: () => import('./SettingsPage.vue'),
    meta: { title: 'emergency.settings.title', permission: 'plan_write' },
  },
] satisfies RouteRecordRaw[];
