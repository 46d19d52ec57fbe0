const waiting = new Set<() => void>();
let under = false;

/**
 * Runs a task after the next frame, each in a turn of its own: what somebody pressed is answered first, and the next press
 * comes between two tasks. Gives back what takes the task out of the queue.
 *
 * @param wait milliseconds from the frame's making to its being on screen; that of the first in the queue holds for all
 */
export function afterFrame(task: () => void, wait = 0): () => void {
  waiting.add(task);
  if (!under) {
    under = true;
    requestAnimationFrame(() => setTimeout(next, wait));
  }
  return () => waiting.delete(task);
}

function next(): void {
  const [task] = waiting;
  if (!task) {
    under = false;
    return;
  }
  waiting.delete(task);
  // Before the task: one that fails stops no other.
  setTimeout(next);
  task();
}
