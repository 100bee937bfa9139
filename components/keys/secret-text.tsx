import type { ReactNode, Ref } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';

interface SecretTextProps {
  readonly label: string;
  readonly text: string;
  /** Said when it is copied: "Key copied". */
  readonly done: string;
  readonly copyRef?: Ref<HTMLButtonElement>;
  /** On the button: "Copy the key". */
  readonly children: ReactNode;
}

/** A secret that is shown this once. */
export function SecretText({ label, text, done, copyRef, children }: SecretTextProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <output
        aria-label={label}
        className="block rounded-control border border-edge bg-sunk px-3.5 py-3 font-mono text-sm break-all whitespace-pre-wrap select-all"
      >
        {text.trimEnd()}
      </output>
      <CopyButton ref={copyRef} text={text} done={done} size="lg" variant="primary">
        {children}
      </CopyButton>
    </div>
  );
}
