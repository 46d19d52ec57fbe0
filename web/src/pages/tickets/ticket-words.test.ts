import { describe, expect, it } from 'vitest';
import { isOverdue, REASONS, ticketWord, today } from './ticket-words';

describe('words of tickets', () => {
  it('has a text for every reason', () => {
    for (const reason of Object.values(REASONS).flat()) expect(ticketWord('reasons', reason)).not.toBe(reason);
    expect(ticketWord('actions', 'unheard_of')).toBe('unheard_of');
  });

  it('counts days in China', () => {
    expect(today(Date.parse('2026-09-30T17:00:00Z'))).toBe('2026-10-01');
  });

  it('calls nothing overdue that has ended', () => {
    const due = '2026-01-01T00:00:00Z';
    expect(isOverdue({ state: 'accepted', due_at: due })).toBe(true);
    expect(isOverdue({ state: 'closed', due_at: due })).toBe(false);
  });
});
