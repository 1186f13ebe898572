import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './dialog.css';
import { Icon } from './icon.tsx';

export interface DialogProps {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly side?: 'middle' | 'right';
  readonly width?: 'narrow' | 'wide';
}

// The browser's own modal: focus stays inside, Escape closes, the rest of the page is inert. It is open while it is mounted.
// The element marked data-autofocus gets the focus.
export function Dialog({
  title,
  closeLabel,
  onClose,
  children,
  footer,
  side = 'middle',
  width = 'narrow',
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect, since it ends while the element is still in the page: only then does the browser put the focus back.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && !element.open) element.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${side} dialog-${width}`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        // A key held down too long must not confirm the next dialog as well.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="dialog-close" aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="dialog-body" tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
      {footer ? <footer className="dialog-foot">{footer}</footer> : null}
    </dialog>
  );
}
