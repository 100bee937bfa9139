'use client';

import { Check, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { messageText } from '#components/access/message-text.ts';
import type { Account, AccountFeature } from '#components/accounts/account-page-data.ts';
import { toast } from '#components/ui/toast.ts';

interface MessageForThemProps {
  readonly account: Account;
  readonly feature: AccountFeature['feature'];
  /** Later than now; undefined when it is on already. */
  readonly startsAt: Date | undefined;
  readonly expiresAt: Date;
}

export function MessageForThem({ account, feature, startsAt, expiresAt }: MessageForThemProps) {
  const [shown, setShown] = useState<'copied' | 'to copy'>();
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const from = startsAt && day.format(startsAt);
  const text = messageText({ feature, accountName: account.name, from, until: day.format(expiresAt) });

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setShown('copied');
      toast('The message is copied.');
    } catch {
      setShown('to copy');
      toast('This browser did not let us copy. Select the text and copy it yourself.', { tone: 'problem' });
    }
  }

  return (
    <div className="border-b border-rule">
      <button
        type="button"
        onClick={copy}
        className="flex h-13 w-full items-center justify-between gap-4 text-left text-base"
      >
        Copy a message for them
        {shown === 'copied' ? (
          <Check aria-hidden="true" className="size-4 shrink-0 text-teal" />
        ) : (
          <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
        )}
      </button>
      {shown && (
        <p className="mb-4 border-l-[3px] border-rule pl-3 text-sm break-words whitespace-pre-line text-muted select-all">
          {text}
        </p>
      )}
    </div>
  );
}
