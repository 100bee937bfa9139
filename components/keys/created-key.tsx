import { useEffect, useRef } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { FreshSnippets } from '#components/keys/fresh-snippets.tsx';
import { SecretText } from '#components/keys/secret-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import type { KeyKind } from '#domain/api-keys.ts';

export interface FreshKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** Nothing when the answer came for the second time: a key is told once. */
  readonly key: string | null;
  /** The private key in PEM with which a backend proves accounts; only when the key needs proof. */
  readonly proofKey: string | null;
}

interface CreatedKeyProps {
  readonly fresh: FreshKey;
  readonly close: () => void;
}

export function CreatedKey({ fresh, close }: CreatedKeyProps) {
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  const { name, kind, key, proofKey } = fresh;
  if (!key) {
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
        {proofKey ? (
          <DecisionRail size="sheet" outcome="ended" title="This is the only time they are shown.">
            There are two: the key for the page, and the proof key for your backend. Copy both.
          </DecisionRail>
        ) : (
          <DecisionRail size="sheet" outcome="ended" title="This is the only time it is shown.">
            {kind === 'server' ? 'Copy it to where your app keeps its secrets.' : 'Copy it into your page.'}{' '}
            Latchkey keeps only its fingerprint.
          </DecisionRail>
        )}
        <SecretText label={`The key ${name}`} text={key} done="Key copied" copyRef={copy}>
          Copy the key
        </SecretText>
        {proofKey && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-rule pt-5">
            <h3 className="text-base font-bold">Proof key</h3>
            <p className="max-w-[68ch] text-sm text-muted">
              Your backend signs with it which account a page belongs to. It never goes into a page; Latchkey
              keeps only its public half.
            </p>
            <SecretText label={`The proof key of ${name}`} text={proofKey} done="Proof key copied">
              Copy the proof key
            </SecretText>
          </div>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-rule pt-5">
          <h3 className="text-base font-bold">{kind === 'server' ? 'Try it' : 'Use it'}</h3>
          <FreshSnippets kind={kind} apiKey={key} proven={proofKey !== null} />
        </div>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={close}>
          {proofKey ? 'I have kept both' : 'I have kept it'}
        </Button>
      </SheetFooter>
    </>
  );
}
