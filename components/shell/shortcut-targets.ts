/** Whether letters typed here are text (or a menu's own search) and no shortcuts. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role=menu], [role=listbox]')) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export function opensByEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary, [role=tab]') !== null;
}

/** Sends the form whose text is being written, as its button would. */
export function sendForm(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLTextAreaElement) || !target.form) return false;
  const button = target.form.querySelector<HTMLElement>('[type=submit]');
  if (!button || button.matches(':disabled, [aria-disabled=true]')) return false;
  button.click();
  return true;
}

export function topDialog(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog][data-state=open]')].at(-1);
}

/** Presses the first button in `within` whose `aria-keyshortcuts` is this key. */
export function pressShortcut(key: string, within: ParentNode): boolean {
  const button = [...within.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')].find(
    (candidate) =>
      candidate.getAttribute('aria-keyshortcuts')?.toLowerCase() === key &&
      !candidate.matches(':disabled, [aria-disabled=true]') &&
      candidate.checkVisibility(),
  );
  if (!button) return false;
  button.focus();
  button.click();
  return true;
}

/** J and K walk the rows of the lists on the page, from wherever in a row the focus is, and Esc leaves them; Enter follows the focused link by itself. */
export function moveInList(key: string): boolean {
  if (key === 'escape') return leaveList();
  if (key !== 'j' && key !== 'k') return false;
  const rows: Element[] = [...document.querySelectorAll('main [data-slot=table-row-link]')];
  const here = document.activeElement;
  const at = rows.findIndex((row) => row === here || row.closest('li, tr')?.contains(here));
  const next = key === 'j' ? at + 1 : Math.max(0, at - 1);
  const row = rows[Math.min(next, rows.length - 1)];
  if (row instanceof HTMLElement) row.focus();
  return rows.length > 0;
}

function leaveList(): boolean {
  const inRow = document.activeElement?.matches('main [data-slot=table-row-link]') === true;
  if (inRow) document.getElementById('main')?.focus();
  return inRow;
}
