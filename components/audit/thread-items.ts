import type { ThreadItem, ThreadTone } from '#components/audit/thread.tsx';
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

/** Events as notches of the thread, in the words of whoever reads. */
export function threadItems(events: readonly RecordedEvent[], readerId: string): ThreadItem[] {
  const now = new Date();
  return events.map((recorded) => {
    const { parts, quote, tone } = tell(recorded, { userId: readerId, now });
    const { event } = recorded;
    return {
      id: String(recorded.seq),
      tone: threadTones[tone],
      parts,
      quote,
      at: recorded.at,
      meta: event.type === 'grant.created' ? [event.policy.toLowerCase()] : undefined,
      hash: recorded.hash,
    };
  });
}
