import { KeyShape } from '#components/shell/mark.tsx';
import { cn } from '#components/ui/class-names.ts';

const story = [
  { who: 'Engineer', what: 'says it once: Java support is ready for testing', when: 'Monday', tone: 'plain' },
  { who: 'Globex', what: 'asks for it on a call', when: 'Thursday, 14:02:21', tone: 'ask' },
  { who: 'Sales', what: 'unlocks it, still on the call', when: '14:03:12 · 2 places left', tone: 'done' },
  { who: 'Their app', what: 'sees it', when: '4 s later', tone: 'done' },
] as const;

const dots = {
  plain: 'border-[3px] border-muted bg-sunk',
  ask: 'border-[3px] border-indigo bg-sunk',
  done: 'bg-teal',
};

export function StoryThread() {
  return (
    <aside
      aria-label="How an unlock goes"
      className="relative hidden w-[44%] shrink-0 items-center overflow-hidden border-l border-rule bg-sunk lg:flex"
    >
      <KeyShape className="absolute -right-24 -bottom-10 h-auto w-[34rem] text-ink opacity-[0.035]" />
      <ol className="relative mx-auto w-full max-w-lg px-14">
        {story.map((step, position) => (
          <li key={step.when} className="relative pb-9 pl-9 last:pb-0">
            {position < story.length - 1 && (
              <span aria-hidden="true" className="absolute top-3 bottom-[-10px] left-[6px] w-0.5 bg-rule" />
            )}
            <span
              aria-hidden="true"
              className={cn('absolute top-2 left-0 size-3.5 rounded-full', dots[step.tone])}
            />
            <p className="text-xl leading-snug text-balance">
              <strong className="font-bold">{step.who}</strong> {step.what}
            </p>
            <p className="mt-1 text-sm text-muted">{step.when}</p>
          </li>
        ))}
      </ol>
    </aside>
  );
}
