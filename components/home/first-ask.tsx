import Link from 'next/link';
import { CodeBlock } from '#components/features/code-block.tsx';
import { useOrigin } from '#components/features/use-origin.ts';
import { curlSnippet } from '#components/keys/snippets/server-snippets.ts';
import { Button } from '#components/ui/button.tsx';

interface Named {
  readonly key: string;
  readonly name: string;
}

interface FirstAskProps {
  readonly feature: Named;
  readonly account: Named;
  readonly mayMakeKey: boolean;
}

/** It is unlocked: how an app asks, and gets told so. */
export function FirstAsk({ feature, account, mayMakeKey }: FirstAskProps) {
  const origin = useOrigin();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-6">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-[68ch]">
          <strong className="font-bold">It is on.</strong> Now let an app ask: make a key, then ask for{' '}
          {feature.name} as {account.name}. These steps go away when the first app has asked.
        </p>
        {mayMakeKey && (
          <Button asChild variant="primary" className="max-sm:w-full">
            <Link href="/keys">Make a key</Link>
          </Button>
        )}
      </div>
      <CodeBlock
        label="Ask with curl"
        code={curlSnippet({ origin, featureKey: feature.key, accountKey: account.key })}
      />
    </div>
  );
}
