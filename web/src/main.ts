import { createApp } from 'vue';
import 'element-plus/es/components/base/style/css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import AppShell from './components/AppShell.vue';
import { startLanguage } from './language/language';
import { router } from './router';
import { startTheme } from './state/theme';

startLanguage();
startTheme();
createApp(AppShell).use(router).mount('#app');
