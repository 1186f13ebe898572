// Runs `work` at once; calls that come while it runs are answered by one more run after it. However often the server says
// that something changed, one question at a time is on its way, and the last change is never missed.
export function refresher(work: () => Promise<unknown>): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const run = async () => {
    state = 'running';
    await work().catch(() => undefined);
    const again = (state as 'running' | 'again') === 'again';
    state = 'idle';
    if (again) void run();
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
}
