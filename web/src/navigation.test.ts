import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { isActive, NAVIGATION, navigationFor } from './navigation';
import { pageRoutes } from './router';

// The one page that its route does not load lazily; its style sheets are nothing for this test.
vi.mock('@/pages/overview/OverviewPage.vue', () => ({ default: {} }));

const JAVA = readFileSync('../api/src/main/java/org/loomwatch/api/access/Permission.java', 'utf8');
const PERMISSIONS = [...JAVA.matchAll(/^ {4}([A-Z][A-Z_0-9]+)[,;]/gm)].map(([, name]) => name?.toLowerCase());

describe('navigation', () => {
  it('names permissions that the server knows', () => {
    const named = [
      ...NAVIGATION.map((entry) => entry.permission),
      ...pageRoutes.map((route) => route.meta?.permission),
    ];
    expect(PERMISSIONS).toContain('overview_read');
    expect(named.filter((permission) => permission && !PERMISSIONS.includes(permission))).toEqual([]);
  });

  it('leads to pages that exist, each once', () => {
    const paths = pageRoutes.map((route) => route.path);
    expect(NAVIGATION.filter((entry) => !paths.includes(entry.to))).toEqual([]);
    expect(new Set(NAVIGATION.map((entry) => entry.to)).size).toBe(NAVIGATION.length);
  });

  it('shows what the viewer holds and leaves out empty groups', () => {
    const shown = navigationFor((permission) => permission === 'enterprise_read');
    expect(shown.map((part) => part.group)).toEqual(['watch', 'manage']);
    expect(shown[0]?.entries.map((entry) => entry.to)).toEqual(['/enterprises']);
  });

  it('lights an entry on its own address and below it', () => {
    const [overview, enterprises] = NAVIGATION;
    if (!overview || !enterprises) throw new Error('no entries');
    expect(isActive(enterprises, '/enterprises/91440300MA5FXXXXX0')).toBe(true);
    expect(isActive(enterprises, '/enterprises-new')).toBe(false);
    expect(isActive(overview, '/enterprises')).toBe(false);
  });
});
