import { countInWords } from '#components/features/count-in-words.ts';
import { ShareBar } from '#components/ui/share-bar.tsx';

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly of: number;
  /** "1,200 of 5,000 lines" */
  readonly words: string;
}

export function ProgressLine({ label, done, of, words }: ProgressLineProps) {
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return (
    <div className="max-w-xl">
      <div className="mb-2 flex justify-between gap-4">
        <span className="font-semibold">{label}</span>
        <span className="text-muted">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-tag bg-rule"
      >
        <ShareBar share={share} className="size-full text-teal" />
      </div>
    </div>
  );
}

/** "1,200 of 5,000 lines" */
export function linesOf(done: number, of: number): string {
  return `${done.toLocaleString('en-US')} of ${countInWords(of, 'line')}`;
}
