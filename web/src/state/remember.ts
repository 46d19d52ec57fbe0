/** Runs a load once and shares its answer; a failure is forgotten, so that the next call tries again. */
export function remember<T>(load: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= load().catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}
