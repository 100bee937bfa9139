import Link from 'next/link';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  /** Where this lies: shown above the title on wide screens; on a phone the bar at the top carries it. */
  readonly crumb?: { readonly label: string; readonly href: string };
  readonly title: ReactNode;
  /** Beside the title: a stage badge, a key. */
  readonly beside?: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly rule?: boolean;
}

export function PageHeader({ crumb, title, beside, hint, actions, rule = true }: PageHeaderProps) {
  return (
    <header data-slot="page-header" className={rule ? 'border-b border-rule pb-4' : 'pb-6'}>
      {crumb && (
        <nav aria-label="Breadcrumb" className="mb-0.5 max-md:hidden">
          <Link href={crumb.href} className="text-sm text-muted hover:text-ink">
            {crumb.label}
          </Link>
        </nav>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
            <h1 className="text-2xl font-bold tracking-tight break-words">{title}</h1>
            {beside}
          </div>
          {hint && <p className="mt-1 max-w-[68ch] text-pretty text-muted">{hint}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  );
}
