import type { Role } from './browser';

/** An address and the role of the person who opens it. */
export interface PageAddress {
  readonly path: string;
  readonly role: Role | 'nobody';
}

/** Every page of the app, one line each, with an address that shows it filled; the analyst opens those that name nobody else. */
// prettier-ignore
function addresses(uscc: string, month: string): Record<string, string | PageAddress> {
  return {
    overview: '/',
    'overview-ratio': `/?indicator=power_ratio&month=${month}`,
    'theme-risk': as('leader', '/themes/risk'),
    'theme-insurance': as('leader', '/themes/insurance'),
    charts: '/charts',
    'chart-lines': as('leader', '/charts?measure=power_kwh&dimension=street&last=13&form=lines'),
    briefings: as('leader', '/briefings'),
    wall: as('leader', '/wall?scene=warnings'),
    enterprises: '/enterprises',
    profile: `/enterprises/${uscc}`,
    records: `/enterprises/${uscc}?feed=power&month=${month}`,
    economy: '/economy',
    'economy-leader': as('leader', '/economy?index=growth'),
    'economy-methods': '/economy/methods',
    'economy-diagnostics': '/economy/diagnostics',
    schools: '/schools',
    'school-ranking': '/schools/ranking',
    'school-area': '/schools/areas/X001',
    'school-scenarios': as('education_planner', '/schools/scenarios?school=X001'),
    'emergency-map': as('emergency_officer', '/emergency'),
    'emergency-alerts': as('emergency_officer', '/emergency/alerts'),
    'emergency-responses': as('emergency_officer', '/emergency/activations'),
    'emergency-resources': as('emergency_officer', '/emergency/resources'),
    'emergency-resource': as('emergency_officer', '/emergency/resources/_new'),
    'emergency-plans': as('emergency_officer', '/emergency/plans?event=typhoon'),
    'emergency-settings': as('emergency_officer', '/emergency/settings'),
    duty: as('emergency_officer', '/duty'),
    warnings: '/warnings',
    warning: `/warnings/${uscc}`,
    models: '/models',
    'model-runs': '/models/runs',
    'model-fairness': '/models/fairness',
    tickets: as('officer', '/tickets'),
    'tickets-ended': as('officer', '/tickets?view=ended'),
    'ticket-board': as('dispatcher', '/ticket-board'),
    'tickets-overdue': as('unit_head', '/overdue-tickets'),
    evaluation: as('unit_head', '/evaluation'),
    notices: as('officer', '/notices'),
    deliveries: as('system_admin', '/deliveries'),
    help: '/help',
    manual: '/help/manual?part=labor',
    'not-found': '/nowhere',
    'sign-in': as('nobody', '/sign-in'),
    ingest: '/ingest',
    quarantine: '/quarantine',
    'quarantine-owner': as('feed_owner', '/quarantine'),
    quality: '/quality',
    exports: '/exports',
    sql: '/sql',
    account: '/account',
    'account-emergency': as('emergency_officer', '/account'),
    forbidden: '/audit',
    accounts: as('system_admin', '/accounts'),
    'account-of': as('system_admin', '/accounts/officer'),
    'account-grants': as('security_admin', '/accounts/officer'),
    units: as('system_admin', '/units'),
    audit: as('auditor', '/audit'),
    'emergency-access': as('auditor', '/emergency-access'),
    setup: as('nobody', '/setup#some-code'),
  };
}

function as(role: Role | 'nobody', path: string): PageAddress {
  return { role, path };
}

export function pages(uscc: string, month: string): Record<string, PageAddress> {
  return Object.fromEntries(
    Object.entries(addresses(uscc, month)).map(([name, address]) => [
      name,
      typeof address === 'string' ? as('analyst', address) : address,
    ]),
  );
}

/** The address in one language. */
export function inLanguage(path: string, language: string): string {
  const [address = '', fragment] = path.split('#');
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}${fragment ? `#${fragment}` : ''}`;
}
