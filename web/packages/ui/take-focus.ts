// As the ref of an element that takes the place of the one that was pressed. One function for all, so that it is called once.
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
