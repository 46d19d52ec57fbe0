import { onScopeDispose, ref, shallowRef } from 'vue';
import { ApiError } from '@/api/problem';
import { readStart, readWall, type WallScreen } from '@/api/wall';
import { waitSeconds } from './scenes';

/** Seconds between two looks at the server. */
const USUAL_SECONDS = 20;
const REQUEST_SECONDS = 20;

/**
 * Keeps the screen's data fresh for as long as it hangs there: one request at a time, the last data stay on screen while the
 * server or the network is gone, and the page is loaded anew when a restarted server may have brought another release.
 *
 * @param pace how many times faster than usual time goes, for tests
 */
export function useWall(token: string, pace: number, reload: () => void = () => location.reload()) {
  const screen = shallowRef<WallScreen>();
  /** Why the last look failed: nobody is let in, or nothing answers. */
  const trouble = ref<'denied' | 'lost'>();
  let failures = 0;
  let start: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  async function look(): Promise<void> {
    const controller = new AbortController();
    running = controller;
    const giveUp = setTimeout(() => controller.abort(), REQUEST_SECONDS * 1000);
    try {
      if (start === undefined || failures > 0) {
        const begun = await readStart(controller.signal);
        if (start !== undefined && begun !== start) return reload();
        start = begun;
      }
      screen.value = await readWall(token, controller.signal);
      failures = 0;
      trouble.value = undefined;
    } catch (failure) {
      if (running !== controller) return;
      failures++;
      const refused = failure instanceof ApiError && (failure.status === 401 || failure.status === 403);
      // What somebody may not see any more goes from the screen; what cannot be fetched just now stays.
      if (refused) screen.value = undefined;
      trouble.value = refused ? 'denied' : 'lost';
    } finally {
      clearTimeout(giveUp);
      if (running === controller) {
        timer = setTimeout(() => void look(), (waitSeconds(failures, USUAL_SECONDS) * 1000) / pace);
      }
    }
  }

  void look();
  onScopeDispose(() => {
    clearTimeout(timer);
    const last = running;
    running = undefined;
    last?.abort();
  });
  return { screen, trouble };
}
