import { ranked, totals, yearOf } from '../schools/pressure';
import type { IndexFigures, IndexKind } from '@/api/economy';
import type { Activation, LiveSignal, SignalId } from '@/api/emergency';
import type { Pressure } from '@/api/schools';
import { countLive, type UnitLoad } from '@/api/tickets';
import type { Overview } from '@/api/types';
import type { WarningSummary } from '@/api/warnings';
import type { Grade } from '@/components/GradeMark.vue';
import { formatMonth } from '@/format/dates';
import { formatCount, formatShare } from '@/format/numbers';
import { numberFormat } from '@/format/intl';
import { locale, nameOf, t } from '@/language/language';
import { findFeed } from '@/state/catalogue';

/** How much a sentence wants somebody: nothing to do, look at it, act. */
export type Tone = 'calm' | 'caution' | 'alarm';

/** One thing of a subject, with its figure and the address of its detail. */
export interface BriefLine {
  readonly label: string;
  readonly value: string;
  readonly to: string;
  readonly grade?: Grade;
}

/** One subject in one sentence, the few things behind it, and the address where its detail is. */
export interface Brief {
  readonly sentence: string;
  readonly tone: Tone;
  readonly to: string;
  readonly lines?: readonly BriefLine[];
}

const LEVELS: readonly SignalId[] = ['white', 'blue', 'yellow', 'orange', 'red'];
const GRADES: readonly Grade[] = ['red', 'orange', 'yellow', 'blue'];
/** As many things of a subject stand on the overview; the rest is one step away. */
const MOST_LINES = 4;
/** From this probability on a turn of an index is worth a word. */
const TURN = 0.5;

const decimal = (value: number, signed = false) =>
  numberFormat(locale.value, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: signed ? 'exceptZero' : 'auto',
  }).format(value);

const listed = (parts: readonly string[]) => parts.join(t('common.listSeparator'));

const signedCount = (value: number) => numberFormat(locale.value, { signDisplay: 'exceptZero' }).format(value);

const withChange = (value: string, change: string | undefined) =>
  change === undefined ? value : t('overview.brief.withChange', { value, change });

/** Warnings of a month beside those of the month before; undefined where that was not scored. */
export function warningsBrief(month: string, now: WarningSummary, before: WarningSummary | undefined): Brief {
  const to = `/warnings?month=${month}`;
  if (!now.months.includes(month)) {
    return { sentence: t('overview.brief.notScored', { month: formatMonth(month) }), tone: 'calm', to: '/warnings' };
  }
  const serious = (summary: WarningSummary) => summary.grades.red + summary.grades.orange;
  const more = before ? serious(now) - serious(before) : undefined;
  const change =
    more === undefined
      ? t('overview.brief.warningsFirst')
      : more === 0
        ? t('overview.brief.warningsSame')
        : t(more > 0 ? 'overview.brief.warningsMore' : 'overview.brief.warningsFewer', {
            n: formatCount(Math.abs(more)),
          });
  return {
    sentence: t('overview.brief.warnings', {
      month: formatMonth(month),
      red: formatCount(now.grades.red),
      orange: formatCount(now.grades.orange),
      change,
    }),
    tone: now.grades.red > 0 ? 'alarm' : now.grades.orange > 0 ? 'caution' : 'calm',
    to,
    lines: GRADES.map((grade) => ({
      grade,
      label: t(`grades.${grade}`),
      value: withChange(
        formatCount(now.grades[grade]),
        before ? signedCount(now.grades[grade] - before.grades[grade]) : undefined,
      ),
      to: `${to}&grade=${grade}`,
    })),
  };
}

/** The newest estimates of the overall indices of the district. */
export function indicesBrief(figures: IndexFigures): Brief {
  const estimates = (kind: IndexKind) =>
    figures.indices.find((index) => index.kind === kind)?.points.filter(({ horizon }) => horizon === 0) ?? [];
  const value = (kind: IndexKind) => {
    const point = estimates(kind).at(-1);
    return point ? decimal(point.value) : '—';
  };
  const [before, now] = estimates('composite').slice(-2);
  const newest = now ?? before;
  if (!newest) return { sentence: t('overview.brief.noIndices'), tone: 'calm', to: '/economy' };
  const composite = figures.indices.find(({ kind }) => kind === 'composite');
  const turning = composite !== undefined && composite.turning >= TURN;
  const sentence = t('overview.brief.indices', {
    month: formatMonth(newest.month),
    composite: decimal(newest.value),
    change: before && now ? decimal(now.value - before.value, true) : '—',
    energy: value('energy'),
    activity: value('activity'),
    growth: value('growth'),
  });
  const turn = turning ? t('overview.brief.turning', { share: formatShare(composite.turning, 0) }) : '';
  const lines = (['energy', 'activity', 'growth'] as const).map((kind) => {
    const [earlier, last] = estimates(kind).slice(-2);
    const change = earlier && last ? decimal(last.value - earlier.value, true) : undefined;
    return {
      label: nameOf(figures.indices.find((index) => index.kind === kind)),
      value: withChange(value(kind), change),
      to: `/economy?index=${kind}`,
    };
  });
  return { sentence: sentence + turn, tone: turning ? 'caution' : 'calm', to: '/economy', lines };
}

/** The coming school year, by catchment. */
export function schoolsBrief(pressures: readonly Pressure[], year: number): Brief {
  const tightest = ranked(pressures, year, 'expected_gap')[0];
  if (!tightest) return { sentence: t('overview.brief.noSchools'), tone: 'calm', to: '/schools' };
  const { shortAreas, gap } = totals(pressures, year);
  return {
    sentence: t('overview.brief.schools', {
      year,
      n: shortAreas,
      all: pressures.length,
      gap: formatCount(gap),
      name: nameOf(tightest),
      most: formatCount(yearOf(tightest, year)?.expected_gap ?? 0),
    }),
    tone: shortAreas > 0 ? 'caution' : 'calm',
    to: '/schools',
    lines: ranked(pressures, year, 'expected_gap')
      .slice(0, MOST_LINES)
      .map((pressure) => ({
        label: nameOf(pressure),
        value: t('overview.brief.short', { n: formatCount(yearOf(pressure, year)?.expected_gap ?? 0) }),
        to: `/schools/areas/${encodeURIComponent(pressure.area)}`,
      })),
  };
}

/** Signals in force, each hazard at its highest level, and responses that are not drills. */
export function emergencyBrief(signals: readonly LiveSignal[], activations: readonly Activation[]): Brief {
  const highest = new Map<string, LiveSignal>();
  for (const signal of signals) {
    const known = highest.get(signal.event);
    if (!known || LEVELS.indexOf(signal.level) > LEVELS.indexOf(known.level)) highest.set(signal.event, signal);
  }
  const inForce = [...highest.values()].map(({ event, level }) =>
    t('overview.brief.signal', {
      hazard: t(`emergency.hazards.${event}`),
      level: t(`emergency.signals.${level}`),
      n: new Set(signals.filter((signal) => signal.event === event).map(({ area }) => area)).size,
    }),
  );
  const real = activations.filter(({ drill }) => !drill);
  const [active, proposed] = (['active', 'proposed'] as const).map(
    (state) => real.filter((activation) => activation.state === state).length,
  );
  const responses = t('overview.brief.responses', { n: active ?? 0, proposed: proposed ?? 0 });
  const calm = highest.size === 0 && !active && !proposed;
  return {
    sentence: calm
      ? t('overview.brief.noEmergency')
      : t('overview.brief.emergency', {
          signals: highest.size === 0 ? t('overview.brief.noSignal') : listed(inForce),
          responses,
        }),
    tone: calm ? 'calm' : active || proposed ? 'alarm' : 'caution',
    to: highest.size > 0 || calm ? '/emergency' : '/emergency/activations',
    lines: [
      ...[...highest.values()].map(({ event, level }) => ({
        label: t(`emergency.hazards.${event}`),
        value: t(`emergency.signals.${level}`),
        to: '/emergency/alerts',
      })),
      ...real
        .filter(({ state }) => state === 'active' || state === 'proposed')
        .map(({ id, title, state }) => ({
          label: title,
          value: t(`overview.brief.states.${state === 'active' ? 'active' : 'proposed'}`),
          to: `/emergency/activations/${encodeURIComponent(id)}`,
        })),
    ].slice(0, MOST_LINES),
  };
}

/** Live tickets, and the unit with most of those past their time. */
export function ticketsBrief(loads: readonly UnitLoad[]): Brief {
  const live = loads.reduce((sum, unit) => sum + countLive(unit), 0);
  const overdue = loads.reduce((sum, unit) => sum + unit.overdue, 0);
  const sorted = [...loads].sort((a, b) => b.overdue - a.overdue);
  const worst = sorted[0];
  return {
    sentence:
      overdue === 0 || !worst
        ? t('overview.brief.ticketsInTime', { n: live })
        : t('overview.brief.tickets', {
            n: live,
            overdue: formatCount(overdue),
            unit: nameOf(worst),
            most: formatCount(worst.overdue),
          }),
    tone: overdue > 0 ? 'alarm' : 'calm',
    to: '/tickets',
    lines: sorted
      .filter((unit) => unit.overdue > 0)
      .slice(0, MOST_LINES)
      .map((unit) => ({
        label: nameOf(unit),
        value: t('overview.brief.overdue', { n: formatCount(unit.overdue) }),
        to: `/warnings?unit=${encodeURIComponent(unit.unit)}`,
      })),
  };
}

/** What has arrived for a month: feeds that did not, else how many rows wait in quarantine. */
export function feedsBrief({ month, feeds, quarantined }: Overview): Brief {
  const to = `/quality?month=${month ?? ''}`;
  const shown = feeds.filter(({ masked }) => !masked);
  const silent = shown.filter(({ enterprises }) => enterprises === 0).map(({ feed }) => nameOf(findFeed(feed)) || feed);
  if (shown.length === 0) return { sentence: t('overview.brief.noFeeds'), tone: 'calm', to };
  const when = formatMonth(month ?? '');
  const rows = t('overview.brief.quarantined', { n: formatCount(quarantined) });
  const sentence =
    silent.length > 0
      ? t('overview.brief.feedsSilent', { month: when, n: silent.length, names: listed(silent), rows })
      : t('overview.brief.feeds', { month: when, n: shown.length, rows });
  const lines = shown
    .filter(({ enterprises }) => enterprises === 0)
    .slice(0, MOST_LINES)
    .map(({ feed }) => ({
      label: nameOf(findFeed(feed)) || feed,
      value: t('overview.brief.notArrived'),
      to: `${to}&feed=${feed}`,
    }));
  return { sentence, tone: silent.length > 0 ? 'alarm' : quarantined > 0 ? 'caution' : 'calm', to, lines };
}
