import Link from 'next/link';
import type { ReactNode } from 'react';

interface ApprovalLinkProps {
  readonly href: string;
  /** The link that J and K stop at. */
  readonly leads?: boolean;
  readonly children: ReactNode;
}

export function ApprovalLink({ href, leads, children }: ApprovalLinkProps) {
  return (
    <Link
      href={href}
      {...(leads ? { 'data-slot': 'table-row-link' } : {})}
      className="thumb rounded-tag text-lg font-bold tracking-[-0.01em] underline-offset-3 hover:underline"
    >
      {children}
    </Link>
  );
}
