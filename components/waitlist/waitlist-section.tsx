import type { FeatureData } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { Section } from '#components/section.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { type InLine, LineRow, WaitsSince } from '#components/waitlist/line-row.tsx';
import { LineToOrder } from '#components/waitlist/line-to-order.tsx';

/** Left out while nobody waits for a place and none is held. */
export function WaitlistSection({ data }: { readonly data: FeatureData }) {
  const { current, may } = data;
  const { offered, waiting, proposed } = data.waitlist;
  if (!current || offered.length + waiting.length === 0) return null;
  const worth = waiting.reduce((sum, { dealValue }) => sum + (dealValue ?? 0), 0);
  const deals = worth > 0 ? ` · deals of ${moneyInShort(worth)}` : '';
  const ordering = waiting.length > 1 && may.plan;
  return (
    <Section title="Waitlist" aside={`${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'}${deals}`}>
      {offered.length > 0 && <Held offered={offered} inset={ordering} />}
      {ordering ? (
        <LineToOrder roundId={current.id} waiting={waiting} proposed={proposed} />
      ) : (
        waiting.length > 0 && <Line waiting={waiting} />
      )}
    </Section>
  );
}

interface HeldProps {
  readonly offered: readonly InLine[];
  /** Their names stand above those of rows that can be dragged. */
  readonly inset: boolean;
}

function Held({ offered, inset }: HeldProps) {
  return (
    <ul
      aria-label="Places that are held"
      className="border-t border-ink [&+ol]:border-t-0 [&+p+ol]:border-t-0"
    >
      {offered.map((one) => (
        <li
          key={one.id}
          className={cn('flex min-h-(--row) items-center gap-3 border-b border-rule', inset && 'sm:pl-7')}
        >
          <LineRow
            one={one}
            mark={<Glyph name="check" className="text-teal" />}
            standing={
              <span className="font-medium text-teal">
                A place is held until{' '}
                {one.offeredUntil && <RelativeTime at={one.offeredUntil} form="moment" focusable={false} />}.
              </span>
            }
          />
        </li>
      ))}
    </ul>
  );
}

function Line({ waiting }: { readonly waiting: readonly InLine[] }) {
  return (
    <ol aria-label="Who waits for a place, first first" className="border-t border-ink">
      {waiting.map((one, place) => (
        <li key={one.id} className="flex min-h-(--row) items-center gap-3 border-b border-rule">
          <LineRow one={one} mark={place + 1} standing={<WaitsSince one={one} due={one.placeDue} />} />
        </li>
      ))}
    </ol>
  );
}
