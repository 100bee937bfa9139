import Link from 'next/link';
import { EventThread } from '#components/audit/event-thread.tsx';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { Section } from '#components/section.tsx';

interface PersonThreadProps {
  readonly events: PersonAnswer['events'];
  readonly person: PersonAnswer['person'];
  readonly readerId: string;
}

export function PersonThread({ events, person, readerId }: PersonThreadProps) {
  return (
    <Section
      title="Timeline"
      aside={
        events.length > 0 && (
          <Link href={`/timeline?person=${person.id}`} className="underline-link thumb">
            All of it
          </Link>
        )
      }
    >
      {events.length > 0 ? (
        <EventThread
          label={`Timeline of ${person.name}`}
          timeForm="relative"
          events={events}
          readerId={readerId}
        />
      ) : (
        <p className="text-sm text-muted">{person.name} has not done anything here yet.</p>
      )}
    </Section>
  );
}
