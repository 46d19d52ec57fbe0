import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream } from './events';

/** As much of a browser's EventSource as a server can move. */
class FakeSource extends EventTarget {
  readyState = 1;
  close = vi.fn(() => (this.readyState = 2));
  say(type: string, id: number, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId: String(id) }));
  }
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

let sources: FakeSource[];
let allowed: boolean;
function stream(): EventStream {
  return new EventStream(
    '/events',
    () => Promise.resolve(allowed),
    () => {
      sources.push(new FakeSource());
      return sources.at(-1) as unknown as EventSource;
    },
  );
}

describe('event stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    sources = [];
    allowed = true;
  });
  afterEach(() => vi.useRealTimers());

  it('hands events to those who listen for their type, until they stop', () => {
    const events = stream();
    const heard: unknown[] = [];
    const stop = events.on('data', (data) => heard.push(data));
    events.start();
    sources[0]?.say('ready', 4);
    sources[0]?.say('data', 5, '{"run":"7"}');
    sources[0]?.say('other', 6);
    stop();
    sources[0]?.say('data', 7);
    expect(heard).toEqual([{ run: '7' }]);
  });

  it('asks for a fresh look after a refused stream, and not after a resumed one', async () => {
    const events = stream();
    const resync = vi.fn();
    events.on('resync', resync);
    events.start();
    sources[0]?.say('ready', 4);
    sources[0]?.say('ready', 9);
    expect(resync).not.toHaveBeenCalled();
    sources[0]?.refuse();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sources.length).toBe(2);
    sources[1]?.say('ready', 12);
    expect(resync).toHaveBeenCalledTimes(1);
  });

  it('asks for a fresh look when the server has started anew', () => {
    const events = stream();
    const resync = vi.fn();
    events.on('resync', resync);
    events.start();
    sources[0]?.say('ready', 40);
    sources[0]?.say('ready', 0);
    expect(resync).toHaveBeenCalledTimes(1);
  });

  it('gives up when the session is over', async () => {
    const events = stream();
    events.start();
    allowed = false;
    sources[0]?.say('ended', 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sources.length).toBe(1);
    expect(sources[0]?.close).toHaveBeenCalled();
  });
});
