import { useEffect } from 'react';

// Asks that the screen stay on, and again whenever the page is seen anew: a browser takes it back with each hiding. Where it is
// refused the wall still works.
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    };
    const onChange = () => void ask();
    void ask();
    document.addEventListener('visibilitychange', onChange);
    return () => {
      document.removeEventListener('visibilitychange', onChange);
      void lock?.release();
    };
  }, []);
}
