import { Button } from '#components/ui/button.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';

interface InvitedProps {
  readonly email: string;
  readonly close: () => void;
}

export function Invited({ email, close }: InvitedProps) {
  return (
    <>
      <SheetBody>
        <p className="max-w-[68ch]">
          An e-mail is on its way to <strong>{email}</strong>. The link in it holds for seven days: with it
          they choose a password, and sign in. You can send it again on their page.
        </p>
      </SheetBody>
      <SheetFooter>
        <Button size="lg" data-autofocus onClick={close}>
          Done
        </Button>
      </SheetFooter>
    </>
  );
}
