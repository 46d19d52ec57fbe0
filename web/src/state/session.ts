import { computed, shallowRef } from 'vue';
import { client } from '@/api/client';
import { ApiError } from '@/api/problem';
import { sessionApi, type Me } from '@/api/session';

/** Somebody signed in; null while nobody is; undefined before the server has been asked. */
const person = shallowRef<Me | null>();
const failure = shallowRef<unknown>();
let asking: Promise<void> | undefined;

export const me = computed(() => person.value ?? undefined);
/** Why it could not be found out who is in front of the page. */
export const sessionError = computed(() => failure.value);

const permissions = computed(() => new Set(person.value?.permissions));

/** Whether the person signed in holds a permission. What this hides, the server refuses as well. */
export function holds(permission: string): boolean {
  return permissions.value.has(permission);
}

function take(answer: Me | null): void {
  person.value = answer;
  failure.value = undefined;
  client.useCsrfToken(answer?.csrf_token ?? null);
}

async function ask(): Promise<void> {
  try {
    take(await sessionApi.me());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) forgetSession();
    else failure.value = error;
  }
}

/** Asks the server who is signed in: once, or anew after something has changed. */
export function refreshSession(): Promise<void> {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

export async function knownSession(): Promise<Me | undefined> {
  if (person.value === undefined) await refreshSession();
  return me.value;
}

export async function signIn(login: string, password: string): Promise<void> {
  take(await sessionApi.signIn(login, password));
}

export async function setUp(body: Parameters<typeof sessionApi.setUp>[0]): Promise<void> {
  take(await sessionApi.setUp(body));
}

export async function changePassword(current: string, next: string): Promise<void> {
  take(await sessionApi.changePassword(current, next));
}

/** Signing out ends the session for requests still under way too; they must not lead back to where one was. */
let leaving = false;

/** Signs out; the page is loaded afresh, so that nothing of the person stays in its memory. */
export async function signOut(): Promise<void> {
  leaving = true;
  try {
    await sessionApi.signOut();
    location.assign('/sign-in');
  } catch (e) {
    leaving = false;
    throw e;
  }
}

/** The server does not know the session (any more): to the sign-in and, after it, back to where one was. */
function forgetSession(): void {
  if (leaving) return;
  if (person.value) location.assign(`/sign-in?${new URLSearchParams({ back: location.pathname + location.search })}`);
  else take(null);
}

client.watchSession(forgetSession, refreshSession);

/** An address of this app that one may be sent back to; anything else leads to the first page. */
export function safeBack(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
}
