'use client';

import { type ReactNode, useState } from 'react';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.ts';

interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'asChild'> {
  readonly text: string;
  /** Said when it is done: "Message copied". */
  readonly done?: string;
  readonly children?: ReactNode;
}

export function CopyButton({ text, done = 'Copied', children = 'Copy', ...props }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
      toast(done);
    } catch {
      toast('This browser did not let us copy. Select the text and copy it yourself.', { tone: 'problem' });
    }
  }
  return (
    <Button size="sm" {...props} onClick={copy}>
      {copied ? 'Copied' : children}
    </Button>
  );
}
