import { type ThreadItem, ThreadRow, type ThreadRowProps } from '#components/audit/thread-row.tsx';
import { cn } from '#components/ui/class-names.ts';

interface ThreadProps extends Pick<ThreadRowProps, 'timeForm' | 'zone'> {
  readonly items: readonly ThreadItem[];
  readonly label: string;
  readonly className?: string;
}

export function Thread({ items, label, className, ...time }: ThreadProps) {
  return (
    <ol data-slot="thread" aria-label={label} className={cn('text-sm', className)}>
      {items.map((item) => (
        <ThreadRow key={item.id} item={item} {...time} />
      ))}
    </ol>
  );
}
