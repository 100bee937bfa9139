'use client';

import type { ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { TableHead } from '#components/ui/table.tsx';
import { nextSort, type Sort } from '#domain/lists.ts';

export interface Sorting<Column extends string> {
  readonly sort: Sort<Column>;
  readonly onSort: (sort: Sort<Column>) => void;
}

interface SortHeadProps<Column extends string> extends Sorting<Column> {
  readonly column: Column;
  /** The order that the first press asks for: names from A, figures from the largest. */
  readonly usual: Sort<Column>;
  readonly align?: 'start' | 'end';
  readonly className?: string;
  readonly children: ReactNode;
}

/** A column's head that puts the rows in order; pressed again, it turns them round. */
export function SortHead<Column extends string>(props: SortHeadProps<Column>) {
  const { column, usual, sort, onSort, children, ...head } = props;
  const ascending = sort === column;
  const isSorted = ascending || sort === `-${column}`;
  const direction = ascending ? 'ascending' : 'descending';
  return (
    <TableHead {...head} {...(isSorted ? { 'aria-sort': direction } : {})}>
      <button
        type="button"
        onClick={() => onSort(nextSort(column, usual, sort))}
        className={cn(
          'group -my-1 inline-flex items-baseline gap-1 rounded-control py-1 font-semibold hover:text-ink max-sm:hidden in-aria-[sort]:text-ink',
          props.align === 'end' && 'flex-row-reverse',
        )}
      >
        {children}
        <span aria-hidden="true" className={isSorted ? undefined : 'opacity-0 group-hover:opacity-60'}>
          {(isSorted ? ascending : !usual.startsWith('-')) ? '↑' : '↓'}
        </span>
      </button>
      <span className="sm:hidden">{children}</span>
    </TableHead>
  );
}
