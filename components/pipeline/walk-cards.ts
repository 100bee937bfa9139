const cardLinks = '[data-slot=pipeline-card] a';

/** Moves the focus from the card that has it to the next one: up and down its column, left and right to its neighbours. */
export function walkCards(key: string, board: HTMLElement): boolean {
  const here = document.activeElement?.closest('[data-slot=pipeline-card]');
  if (!here) return false;
  const columns = [...board.querySelectorAll('[data-slot=pipeline-column]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>(cardLinks)])
    .filter((links) => links.length > 0 && links[0]?.checkVisibility());
  const at = columns.findIndex((links) => links.some((link) => here.contains(link)));
  const column = columns[at];
  if (!column) return false;
  const row = column.findIndex((link) => here.contains(link));
  const target = {
    ArrowUp: column[row - 1],
    ArrowDown: column[row + 1],
    ArrowLeft: nearest(columns[at - 1], row),
    ArrowRight: nearest(columns[at + 1], row),
  }[key];
  target?.focus();
  return target !== undefined;
}

function nearest(column: readonly HTMLElement[] | undefined, row: number): HTMLElement | undefined {
  return column?.[Math.min(row, column.length - 1)];
}
