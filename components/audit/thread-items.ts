import type { ThreadItem, ThreadTone } from '#components/audit/thread-row.tsx';
import { changesBeside } from '#domain/audit/before-after.ts';
import type { RecordedEvent } from '#domain/audit/events.ts';
import { type Tone, tell } from '#domain/audit/sentences.ts';

const threadTones: Record<Tone, ThreadTone> = {
  granted: 'done',
  asked: 'ask',
  refused: 'denied',
  ended: 'ended',
  moved: 'plain',
  plain: 'plain',
};

/** An event as a notch of the thread, in the words and the zone of whoever reads. */
export function threadItem(recorded: RecordedEvent, readerId: string, timeZone: string): ThreadItem {
  const reader = { userId: readerId, now: new Date(), timeZone };
  const { parts, quote, tone } = tell(recorded, reader);
  const { event } = recorded;
  return {
    id: String(recorded.seq),
    tone: threadTones[tone],
    parts,
    quote,
    changes: changesBeside(event, parts, reader),
    at: recorded.at,
    meta: event.type === 'grant.created' ? [event.policy.toLowerCase()] : undefined,
    hash: recorded.hash,
  };
}
