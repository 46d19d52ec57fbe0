import type { Component } from 'vue';
import * as icons from '@element-plus/icons-vue';
import type { MessageKey } from './language/language';

/** The parts of the navigation from top to bottom; their names are `nav.groups.*`. */
export const NAVIGATION_GROUPS = ['watch', 'act', 'emergency', 'economy', 'data', 'manage'] as const;
export type NavigationGroup = (typeof NAVIGATION_GROUPS)[number];

/** One entry of the navigation: shown to those who hold its permission, lit on its address and all below. */
export interface NavigationEntry {
  readonly group: NavigationGroup;
  readonly to: string;
  readonly icon: Component;
  readonly text: MessageKey;
  /** Id of the permission that the page's first request needs; without one everybody signed in sees it. */
  readonly permission?: string;
}

/** Every entry, one line each, in the order in which its group shows them. */
// prettier-ignore
export const NAVIGATION: readonly NavigationEntry[] = [
  { group: 'watch', to: '/', icon: icons.DataLine, text: 'overview.title', permission: 'overview_read' },
  { group: 'watch', to: '/enterprises', icon: icons.Search, text: 'enterprises.title', permission: 'enterprise_read' },
  { group: 'watch', to: '/warnings', icon: icons.WarningFilled, text: 'warnings.title', permission: 'warning_read' },
  { group: 'watch', to: '/themes', icon: icons.PieChart, text: 'themes.title', permission: 'overview_read' },
  { group: 'watch', to: '/charts', icon: icons.Histogram, text: 'charts.title', permission: 'overview_read' },
  { group: 'watch', to: '/briefings', icon: icons.Document, text: 'briefings.title', permission: 'briefing_read' },
  { group: 'watch', to: '/wall', icon: icons.Monitor, text: 'wall.title', permission: 'wall_read' },
  { group: 'data', to: '/models', icon: icons.Operation, text: 'warnings.models.title', permission: 'model_read' },
  { group: 'emergency', to: '/emergency', icon: icons.MapLocation, text: 'emergency.map.title', permission: 'emergency_read' },
  { group: 'emergency', to: '/emergency/alerts', icon: icons.Bell, text: 'emergency.alerts.title', permission: 'emergency_read' },
  { group: 'emergency', to: '/emergency/activations', icon: icons.Umbrella, text: 'emergency.board.title', permission: 'emergency_read' },
  { group: 'emergency', to: '/duty', icon: icons.Finished, text: 'duty.title', permission: 'duty_answer' },
  { group: 'emergency', to: '/emergency/resources', icon: icons.Files, text: 'emergency.keep.title', permission: 'emergency_read' },
  { group: 'emergency', to: '/emergency/plans', icon: icons.Notebook, text: 'emergency.plans.title', permission: 'emergency_read' },
  { group: 'emergency', to: '/emergency/settings', icon: icons.Setting, text: 'emergency.settings.title', permission: 'plan_write' },
  { group: 'economy', to: '/economy', icon: icons.TrendCharts, text: 'economy.title', permission: 'index_read' },
  { group: 'economy', to: '/schools', icon: icons.School, text: 'schools.title', permission: 'school_read' },
  { group: 'data', to: '/ingest', icon: icons.Upload, text: 'ingest.title', permission: 'ingest_read' },
  { group: 'data', to: '/quarantine', icon: icons.DocumentRemove, text: 'quarantine.title', permission: 'quarantine_read' },
  { group: 'data', to: '/quality', icon: icons.Finished, text: 'quality.title', permission: 'quality_read' },
  { group: 'data', to: '/exports', icon: icons.Download, text: 'exports.title', permission: 'export_tables' },
  { group: 'data', to: '/sql', icon: icons.Grid, text: 'sql.title', permission: 'sql_read' },
  { group: 'manage', to: '/accounts', icon: icons.User, text: 'accounts.title', permission: 'account_read' },
  { group: 'manage', to: '/units', icon: icons.OfficeBuilding, text: 'accounts.units.title', permission: 'account_read' },
  { group: 'manage', to: '/audit', icon: icons.Tickets, text: 'audit.title', permission: 'audit_read' },
  { group: 'manage', to: '/emergency-access', icon: icons.Unlock, text: 'emergencyAccess.title', permission: 'break_glass_review' },
  { group: 'act', to: '/tickets', icon: icons.Tickets, text: 'tickets.title', permission: 'ticket_read' },
  { group: 'act', to: '/ticket-board', icon: icons.Guide, text: 'tickets.board.title', permission: 'ticket_dispatch' },
  { group: 'act', to: '/overdue-tickets', icon: icons.AlarmClock, text: 'tickets.overdue.title', permission: 'ticket_approve' },
  { group: 'act', to: '/evaluation', icon: icons.Medal, text: 'evaluation.title', permission: 'evaluation_read' },
  { group: 'manage', to: '/notices', icon: icons.Bell, text: 'notices.title' },
  { group: 'manage', to: '/deliveries', icon: icons.Promotion, text: 'notices.deliveries.title', permission: 'notice_admin' },
  { group: 'manage', to: '/help', icon: icons.QuestionFilled, text: 'help.title' },
];

function isWithin(path: string, address: string): boolean {
  return path === address || (address !== '/' && path.startsWith(`${address}/`));
}

/** Whether an entry is the one to light on this address: the nearest above it. */
export function isActive(entry: NavigationEntry, path: string): boolean {
  const nearer = NAVIGATION.some((other) => other.to.startsWith(`${entry.to}/`) && isWithin(path, other.to));
  return isWithin(path, entry.to) && !nearer;
}

/** The groups that have anything to show, with their entries. */
export function navigationFor(
  holds: (permission: string) => boolean,
  entries: readonly NavigationEntry[] = NAVIGATION,
): { group: NavigationGroup; entries: readonly NavigationEntry[] }[] {
  return NAVIGATION_GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group && (!entry.permission || holds(entry.permission))),
  })).filter((part) => part.entries.length > 0);
}
