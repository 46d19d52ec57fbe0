import type { TicketGrade, TicketState, Unit, Verdict } from '@/api/tickets';
import { ticketsApi } from '@/api/tickets';
import { nameOf, t, type MessageKey } from '@/language/language';
import { remember } from '@/state/remember';
import { shallowRef } from 'vue';

/** The reasons that each verdict may have. */
export const REASONS: Readonly<Record<Verdict, readonly string[]>> = {
  confirmed: ['wages_unpaid', 'dismissals', 'insurance_unpaid', 'collective_dispute'],
  averted: ['wages_paid_after_visit', 'agreement', 'mediated'],
  false_alarm: ['reporting_error', 'seasonal', 'business_change', 'nothing_found'],
  duplicate: ['other_ticket', 'other_procedure'],
  closed_down: ['deregistered', 'moved_away', 'stopped'],
};
export const VERDICTS = Object.keys(REASONS) as Verdict[];
export const STATES: readonly TicketState[] = ['new', 'dispatched', 'accepted', 'in_progress', 'resolved', 'verified'];
export const GRADES: readonly TicketGrade[] = ['red', 'orange', 'yellow', 'blue', 'none'];

export function stateName(state: TicketState): string {
  return t(`tickets.states.${state}`);
}

/** The word for an action or reason that comes from data; the word itself if there is none. */
export function ticketWord(group: 'actions' | 'reasons' | 'verdicts', word: string): string {
  const key = `tickets.${group}.${word}` as MessageKey;
  const text = t(key);
  return text === key ? word : text;
}

const units = shallowRef<ReadonlyMap<string, Unit>>(new Map());

/** Fetches the names of units, once. */
export const loadUnits = remember(async () => {
  const page = await ticketsApi.units();
  units.value = new Map(page.items.map((unit) => [unit.id, unit]));
});

export function listUnits(): Unit[] {
  return [...units.value.values()];
}

export function unitName(id: string): string {
  return nameOf(units.value.get(id)) || id;
}

/** Which side of its deadline a live ticket is on. */
export function isOverdue(ticket: { readonly state: TicketState; readonly due_at: string }, now = Date.now()): boolean {
  return ticket.state !== 'closed' && ticket.state !== 'voided' && Date.parse(ticket.due_at) < now;
}

/** Today in China as YYYY-MM-DD. */
export function today(now = Date.now()): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
}
