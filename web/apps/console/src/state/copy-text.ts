// False: it is not on the clipboard. Browsers give it only to pages that came encrypted or from this very computer; elsewhere the old
// command is asked, which tells by an event that it works.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  let is_copied = false;
  const onCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    is_copied = true;
  };
  document.addEventListener('copy', onCopy);
  const was_run = document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  return was_run && is_copied;
}
