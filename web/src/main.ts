import { createApp } from 'vue';
import 'element-plus/es/components/base/style/css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/forms.css';
import './styles/print.css';
import AppShell from './components/AppShell.vue';
import { startLanguage } from './language/language';
import { router } from './router';
import { startEvents } from './state/events';
import { knownSession } from './state/session';
import { startTheme } from './state/theme';

const RELOADED = 'loomwatch.reloaded';

// After an update of the server the parts this page would load next are gone: fetch the new page, but not again and again.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(RELOADED) === location.pathname) return;
  sessionStorage.setItem(RELOADED, location.pathname);
  event.preventDefault();
  location.reload();
});

startTheme();
// Both at once: who is in front of the page, and its texts. What goes wrong with the one is told by the frame.
if (!router.resolve(location.pathname).meta.open) void knownSession().catch(() => undefined);
await startLanguage();
startEvents();
createApp(AppShell).use(router).mount('#app');
