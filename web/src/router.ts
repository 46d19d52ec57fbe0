import { nextTick, watch } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { language, t, type MessageKey } from './language/language';
import { NAVIGATION } from './navigation';
import { holds, knownSession, sessionError } from './state/session';

declare module 'vue-router' {
  interface RouteMeta {
    title?: MessageKey;
    /** Id of the permission without which the page has nothing to show. */
    permission?: string;
    /** Open to those who are not signed in. */
    open?: boolean;
    /** Shown without the navigation around it. */
    bare?: boolean;
  }
}

/** What the page folders declare, each in its `routes.ts`. */
export const pageRoutes: readonly RouteRecordRaw[] = Object.values(
  import.meta.glob<readonly RouteRecordRaw[]>('./pages/*/routes.ts', { eager: true, import: 'default' }),
).flat();

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...pageRoutes,
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

router.beforeEach(async (to) => {
  if (to.meta.open) return true;
  const person = await knownSession();
  // Without an answer the frame says why, and tries again.
  if (!person) return sessionError.value ? true : { name: 'sign-in', query: { back: to.fullPath } };
  if (to.name === 'new-password') return true;
  if (person.must_change_password) return { name: 'new-password', query: { back: to.fullPath } };
  if (to.path !== '/' || holds('overview_read')) return true;
  return NAVIGATION.find((entry) => entry.permission && holds(entry.permission))?.to ?? '/account';
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
