import { createStore } from '#core/store.ts';

// The worker of a newer version, waiting for a good moment.
export const waitingWorker = createStore<ServiceWorker | null>(null);

export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void navigator.serviceWorker.register('./sw.js').then((registration) => {
    const look = () => waitingWorker.set(navigator.serviceWorker.controller ? registration.waiting : null);
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
  });
}

export function takeUpdate(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('take-over');
}
