import { cn } from '#components/ui/class-names.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';

interface CodeBlockProps {
  readonly code: string;
  readonly label: string;
  /** In a sheet: the button stands above the code, as on a phone. */
  readonly narrow?: boolean;
}

export function CodeBlock({ code, label, narrow }: CodeBlockProps) {
  return (
    <div className="relative rounded-control border border-rule bg-sunk">
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className={cn('overflow-x-auto px-4 py-3.5 max-sm:pt-14', narrow ? 'pt-14' : 'sm:pr-24')}
      >
        <pre className="font-mono text-sm whitespace-pre">{code}</pre>
      </section>
      <CopyButton text={code} done="Snippet copied" className="absolute top-2 right-2 bg-paper">
        Copy
      </CopyButton>
    </div>
  );
}
