const waiting = new Set<() => void>();
let under = false;

/**
 * Runs a task once the next frame is on screen, each in a turn of its own: what somebody pressed is answered first, and the
 * next press comes between two tasks. Gives back what takes the task out of the queue.
 */
export function afterFrame(task: () => void): () => void {
  waiting.add(task);
  if (!under) {
    under = true;
    requestAnimationFrame(() => setTimeout(next));
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
  setTimeout(next);
  task();
}
