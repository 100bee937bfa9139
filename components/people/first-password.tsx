import { useEffect, useRef } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { SecretText } from '#components/keys/secret-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';

interface FirstPasswordProps {
  readonly name: string;
  readonly email: string;
  /** Nothing when the answer came for the second time: it is told once. */
  readonly password: string | null;
  readonly close: () => void;
}

/** A first password is shown this once, with how to hand it over. */
export function FirstPassword({ name, email, password, close }: FirstPasswordProps) {
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  if (!password)
    return (
      <>
        <SheetBody>
          <DecisionRail size="sheet" outcome="ended" title="The password was made, but it was shown before.">
            Make a new first password on {name}’s page.
          </DecisionRail>
        </SheetBody>
        <SheetFooter>
          <Button size="lg" onClick={close}>
            Done
          </Button>
        </SheetFooter>
      </>
    );
  const message = `You can sign in to Latchkey: ${window.location.origin}\nEmail: ${email}\nFirst password: ${password}\nChoose your own under Settings.`;
  return (
    <>
      <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <DecisionRail size="sheet" outcome="ended" title="This is the only time it is shown.">
          Tell it to {name} in person or by a message that only they read, not by e-mail to a list. They
          choose their own under Settings.
        </DecisionRail>
        <SecretText
          label={`The first password of ${name}`}
          text={password}
          done="Password copied"
          copyRef={copy}
        >
          Copy the password
        </SecretText>
        <CopyButton text={message} done="Message copied" size="lg">
          Copy a message for {name}
        </CopyButton>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" onClick={close}>
          I have kept it
        </Button>
      </SheetFooter>
    </>
  );
}
