/** What an event changed: each thing before and after, in the words that people read. */
import type { Serving } from '#domain/evaluation.ts';
import { stageNames } from '#domain/lifecycle.ts';
import type { AuditEvent } from './events.ts';
import { day, type Part, type Reader } from './phrases.ts';
import type { Change } from './refs.ts';

const servingNames: Record<Serving, string> = {
  nobody: 'nobody',
  granted: 'whoever it is unlocked for',
  everyone: 'everyone',
};

/** None when the event made something new, ended it, or only tells. */
export function changesOf(event: AuditEvent, reader: Reader): readonly Change[] {
  if ('changes' in event) return event.changes;
  switch (event.type) {
    case 'grant.extended':
    case 'grant.end_set':
      return [{ what: 'ends', from: day(event.from, reader), to: day(event.to, reader) }];
    case 'feature.stage_changed':
      return [{ what: 'stage', from: stageNames[event.from], to: stageNames[event.to] }];
    case 'feature.killed':
      return served(event.environment, event.from, 'nobody');
    case 'feature.kill_lifted':
      return served(event.environment, 'nobody', event.to);
    case 'feature.serving_changed':
      return served(event.environment, event.from, event.to);
    case 'feature.visibility_changed':
      return [
        event.visibleToClients
          ? { what: 'browser apps', from: 'hidden', to: 'shown' }
          : { what: 'browser apps', from: 'shown', to: 'hidden' },
      ];
    case 'request.rejudged':
      return [{ what: 'rule', from: event.from, to: event.to }];
    case 'waitlist.ordered':
      return [{ what: 'order', from: event.from.join(', '), to: event.to.join(', ') }];
    default:
      return [];
  }
}

/** The changes that a sentence does not say already: whoever reads it sees every before and after once. */
export function changesBeside(event: AuditEvent, parts: readonly Part[], reader: Reader): readonly Change[] {
  const said = parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
  return changesOf(event, reader).filter(({ from, to }) => !said.includes(from) || !said.includes(to));
}

function served(environment: string, from: Serving, to: Serving): readonly Change[] {
  return [{ what: `served in ${environment}`, from: servingNames[from], to: servingNames[to] }];
}
