import { createStore } from '#core/store.ts';
import { useStore } from './use-store.ts';
import './toast.css';

export type ToastTone = 'good' | 'bad' | 'note';
interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: ToastTone;
}

const shown_ms = 4000;
const toasts = createStore<readonly Toast[]>([]);
let last_id = 0;

export function showToast(text: string, tone: ToastTone = 'note'): void {
  const id = ++last_id;
  toasts.update((list) => [...list.slice(-2), { id, text, tone }]);
  setTimeout(() => toasts.update((list) => list.filter((toast) => toast.id !== id)), shown_ms);
}

// Mount once. The region is always there, so that screen readers announce what comes into it.
export function Toasts() {
  const list = useStore(toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {list.map(({ id, text, tone }) => (
        <p key={id} className={`toast toast-${tone}`}>
          {text}
        </p>
      ))}
    </div>
  );
}
