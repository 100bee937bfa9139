import { describe, expect, test } from 'vitest';
import { cn } from '#components/ui/class-names.ts';

describe('class names', () => {
  test.each([
    ['px-3 py-2', 'p-4', 'p-4'],
    ['px-3', 'pl-1', 'px-3 pl-1'],
    ['h-9 max-sm:h-11', 'h-13', 'max-sm:h-11 h-13'],
    ['text-sm text-muted', 'text-red', 'text-sm text-red'],
    ['text-sm text-muted', 'text-base', 'text-muted text-base'],
    ['text-right', 'text-left', 'text-left'],
    ['border border-edge', 'border-red', 'border border-red'],
    ['border-b border-rule', 'border-ink', 'border-b border-ink'],
    ['border-l-[3px] border-teal', 'border-red border-dashed', 'border-l-[3px] border-red border-dashed'],
    ['rounded-control max-sm:rounded-t-sheet', 'rounded-tag', 'max-sm:rounded-t-sheet rounded-tag'],
    ['rounded-control', 'rounded-sheet', 'rounded-sheet'],
    ['w-full h-4', 'size-6', 'size-6'],
    ['font-semibold font-mono', 'font-bold', 'font-mono font-bold'],
    ['gap-x-9 gap-y-3', 'py-4', 'gap-x-9 gap-y-3 py-4'],
    ['gap-x-9 gap-y-3', 'gap-2', 'gap-2'],
    ['border-[3px] border-muted', 'bg-sunk', 'border-[3px] border-muted bg-sunk'],
    ['w-full border-collapse', 'border-red', 'w-full border-collapse border-red'],
    ['overflow-y-auto', 'overflow-hidden', 'overflow-hidden'],
    ['overflow-hidden', 'overflow-x-auto', 'overflow-hidden overflow-x-auto'],
    ['flex flex-col flex-1', 'grid', 'flex-col flex-1 grid'],
    ['mt-2', '-mt-1', '-mt-1'],
  ])('%s then %s is %s', (before, after, merged) => {
    expect(cn(before, after)).toBe(merged);
  });
});
