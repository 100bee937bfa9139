import { useEffect, useRef } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { CodeBlock } from '#components/features/code-block.tsx';
import { curlSnippet } from '#components/features/snippets.ts';
import { useOrigin } from '#components/features/use-origin.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import type { KeyKind } from '#domain/api-keys.ts';

export interface FreshKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** Nothing when the answer came for the second time: a key is told once. */
  readonly key: string | null;
}

interface CreatedKeyProps {
  readonly fresh: FreshKey;
  readonly close: () => void;
}

export function CreatedKey({ fresh, close }: CreatedKeyProps) {
  const origin = useOrigin();
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  if (!fresh.key) {
    return (
      <>
        <SheetBody>
          <DecisionRail size="sheet" outcome="ended" title="The key was made, but it was shown before.">
            Revoke it and create another one.
          </DecisionRail>
        </SheetBody>
        <SheetFooter>
          <Button size="lg" onClick={close}>
            Done
          </Button>
        </SheetFooter>
      </>
    );
  }
  return (
    <>
      <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <DecisionRail size="sheet" outcome="ended" title="This is the only time it is shown.">
          Copy it to where your app keeps its secrets. Latchkey keeps only its fingerprint.
        </DecisionRail>
        <div className="grid gap-3">
          <output
            aria-label={`The key ${fresh.name}`}
            className="block rounded-control border border-edge bg-sunk px-3.5 py-3 font-mono text-sm break-all select-all"
          >
            {fresh.key}
          </output>
          <CopyButton ref={copy} text={fresh.key} done="Key copied" size="lg" variant="primary">
            Copy the key
          </CopyButton>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-rule pt-5">
          <h3 className="text-base font-bold">Try it</h3>
          <CodeBlock narrow label="curl with the new key" code={curlSnippet(origin, { apiKey: fresh.key })} />
        </div>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={close}>
          I have kept it
        </Button>
      </SheetFooter>
    </>
  );
}
