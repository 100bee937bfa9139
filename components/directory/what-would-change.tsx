'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { PreviewAnswer } from '#components/directory/directory-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import type { PreviewGroupRolesInput } from '#domain/inputs/directory.ts';
import { rolesInWords } from '#domain/role-words.ts';

const shownAtMost = 20;

/** Who would gain and lose what, before it is set; it is judged again when it is. */
export function WhatWouldChange({ of }: { readonly of: PreviewGroupRolesInput }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.directory.preview.queryOptions(of, { placeholderData: keepPreviousData }));
  return (
    <section aria-label="What would change" aria-live="polite" className="grid gap-2">
      <h3 className="text-sm font-semibold">What would change</h3>
      {data ? <Preview answer={data} /> : <p className="text-sm text-muted">Looking…</p>}
    </section>
  );
}

function Preview({ answer: { refusal, moved } }: { readonly answer: PreviewAnswer }) {
  if (refusal) return <DecisionRail outcome="denied" title={refusal} />;
  if (moved.length === 0)
    return <p className="text-sm text-muted">Nobody who is here gains or loses a role.</p>;
  return (
    <>
      <ul className="border-t border-rule text-sm">
        {moved.slice(0, shownAtMost).map((one) => (
          <li key={one.person.id} className="border-b border-rule py-1.5">
            <span className="font-semibold">{one.person.name}</span> {whatOf(one)}
          </li>
        ))}
      </ul>
      {moved.length > shownAtMost && (
        <p className="text-sm text-muted">And {moved.length - shownAtMost} more.</p>
      )}
      {moved.some(({ lost }) => lost.length > 0) && (
        <p className="text-sm text-muted">Whoever loses a role is signed out.</p>
      )}
    </>
  );
}

function whatOf({ gained, lost, team }: PreviewAnswer['moved'][number]): string {
  const parts = [
    gained.length > 0 && `gains ${rolesInWords(gained)}`,
    lost.length > 0 && `loses ${rolesInWords(lost)}`,
    team !== undefined && (team === null ? 'has no team' : `goes to ${team}`),
  ].filter(Boolean);
  return parts.join(', ');
}
