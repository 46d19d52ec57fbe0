import type { RouteRecordRaw } from 'vue-router';

export default [
  {
    path: '/tickets',
    name: 'tickets',
    component: () => import('./TicketsPage.vue'),
    meta: { title: 'tickets.title', permission: 'ticket_read' },
  },
  {
    path: '/ticket-board',
    name: 'ticket-board',
    component: () => import('./BoardPage.vue'),
    meta: { title: 'tickets.board.title', permission: 'ticket_dispatch' },
  },
  {
    path: '/overdue-tickets',
    name: 'tickets-overdue',
    component: () => import('./OverduePage.vue'),
    meta: { title: 'tickets.overdue.title', permission: 'ticket_approve' },
  },
  {
    path: '/tickets/:id',
    name: 'ticket',
    component: () => import('./TicketPage.vue'),
    props: true,
    meta: { title: 'tickets.one', permission: 'ticket_read' },
  },
] satisfies RouteRecordRaw[];
