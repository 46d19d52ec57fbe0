import { nextTick, watch } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import { language, t, type MessageKey } from './language/language';
import OverviewPage from './pages/overview/OverviewPage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    title?: MessageKey;
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'overview', component: OverviewPage, meta: { title: 'nav.overview' } },
    {
      path: '/enterprises',
      name: 'enterprises',
      component: () => import('./pages/enterprises/EnterprisesPage.vue'),
      meta: { title: 'nav.enterprises' },
    },
    {
      path: '/enterprises/:uscc',
      name: 'enterprise',
      component: () => import('./pages/profile/ProfilePage.vue'),
      props: true,
      meta: { title: 'nav.enterprises' },
    },
    {
      path: '/help',
      name: 'help',
      component: () => import('./pages/help/HelpPage.vue'),
      meta: { title: 'nav.help' },
    },
    {
      path: '/:path(.*)*',
      name: 'not-found',
      component: () => import('./pages/NotFoundPage.vue'),
      meta: { title: 'notFound.title' },
    },
  ],
  scrollBehavior(to, from, saved) {
    if (saved) return saved;
    if (to.hash) return { el: to.hash };
    return to.path === from.path ? false : { top: 0 };
  },
});

/** Names the browser tab after the page, or after what the page shows. */
export function setTitle(subject?: string): void {
  const title = subject ?? (router.currentRoute.value.meta.title ? t(router.currentRoute.value.meta.title) : '');
  document.title = `${title} · ${t('product.name')}`;
}

/** A new page starts at its beginning for those who read by ear, unless the page has put the focus somewhere itself. */
function startReading(): void {
  const content = document.getElementById('content');
  if (content && !content.contains(document.activeElement)) content.focus();
}

router.afterEach((to, from) => {
  setTitle();
  if (from.name && to.path !== from.path) void nextTick(startReading);
});
watch(language, () => setTitle());
