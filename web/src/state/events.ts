import { onScopeDispose, watch } from 'vue';
import { me, refreshSession } from './session';

/** What an event carries; never more than its receiver may see. */
export type EventData = Readonly<Record<string, string>>;
type Listener = (data: EventData) => void;
type Opener = (address: string) => EventSource;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** A hidden page lets go of its stream after this time: browsers allow only a few connections to one server. */
const HIDDEN_PAUSE = 60_000;

/**
 * One stream of server-sent events for all parts of the page. The browser itself resumes after a broken connection and names
 * the last event it saw; where it cannot (the server refused, or has started anew), listeners of `resync` are told to fetch afresh.
 */
export class EventStream {
  private readonly listeners = new Map<string, Set<Listener>>();
  private source: EventSource | undefined;
  private pause = FIRST_PAUSE;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private lastSeen = -1;
  private broken = false;

  constructor(
    private readonly address: string,
    /** Asked before a refused stream is tried again; false gives up. */
    private readonly mayListen: () => Promise<boolean>,
    private readonly open: Opener = (address) => new EventSource(address),
  ) {}

  on(type: string, listener: Listener): () => void {
    let group = this.listeners.get(type);
    if (!group) {
      group = new Set();
      this.listeners.set(type, group);
      if (this.source) this.subscribe(this.source, type);
    }
    group.add(listener);
    return () => void group.delete(listener);
  }

  start(): void {
    if (this.source) return;
    clearTimeout(this.retry);
    const source = this.open(this.address);
    this.source = source;
    source.addEventListener('ready', (event) => this.ready(Number(event.lastEventId)));
    source.addEventListener('ended', () => void this.again(this.pause));
    source.addEventListener('error', () => {
      if (source.readyState === 2) void this.again(this.pause);
    });
    for (const type of this.listeners.keys()) this.subscribe(source, type);
  }

  stop(): void {
    clearTimeout(this.retry);
    if (this.source) this.broken = true;
    this.source?.close();
    this.source = undefined;
  }

  private subscribe(source: EventSource, type: string): void {
    if (type === 'resync') return;
    source.addEventListener(type, (event: MessageEvent<string>) => {
      this.lastSeen = Math.max(this.lastSeen, Number(event.lastEventId));
      this.tell(type, JSON.parse(event.data) as EventData);
    });
  }

  private ready(newest: number): void {
    this.pause = FIRST_PAUSE;
    if (this.broken || newest < this.lastSeen) this.tell('resync', {});
    this.broken = false;
    this.lastSeen = newest;
  }

  private async again(pause: number): Promise<void> {
    this.stop();
    if (!(await this.mayListen())) return;
    this.retry = setTimeout(() => this.start(), pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  private tell(type: string, data: EventData): void {
    this.listeners.get(type)?.forEach((listener) => listener(data));
  }
}

const stream = new EventStream('/api/v1/events', async () => {
  await refreshSession();
  return me.value !== undefined;
});

/** Listens while somebody is signed in and the page is looked at. */
export function startEvents(): void {
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    clearTimeout(hiding);
    if (!me.value) stream.stop();
    else if (!document.hidden) stream.start();
    else hiding = setTimeout(() => stream.stop(), HIDDEN_PAUSE);
  };
  watch(() => me.value?.login, follow, { immediate: true });
  document.addEventListener('visibilitychange', follow);
}

/**
 * Hears of one type of event for as long as the calling component lives. `resync` comes when events may have been missed:
 * fetch again what they would have changed.
 */
export function useEvents(type: string, listener: Listener): void {
  onScopeDispose(stream.on(type, listener));
}
