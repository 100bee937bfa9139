import { CodeBlock } from '#components/features/code-block.tsx';
import { useOrigin } from '#components/features/use-origin.ts';
import { browserSnippet, proofSnippet } from '#components/keys/snippets/browser-snippets.ts';
import { curlSnippet } from '#components/keys/snippets/server-snippets.ts';
import { exampleFeature } from '#components/keys/snippets/snippet.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import type { KeyKind } from '#domain/api-keys.ts';

interface FreshSnippetsProps {
  readonly kind: KeyKind;
  readonly apiKey: string;
  readonly proven: boolean;
}

/** How an app uses the key that was just made. */
export function FreshSnippets({ kind, apiKey, proven }: FreshSnippetsProps) {
  const origin = useOrigin();
  if (kind === 'server')
    return (
      <CodeBlock
        narrow
        label="curl with the new key"
        code={curlSnippet({ origin, accountKey: 'acme', secret: apiKey })}
      />
    );
  const browser = browserSnippet({ origin, feature: exampleFeature, key: apiKey, proven });
  if (!proven) return <CodeBlock narrow label="Browser snippet" code={browser} />;
  return (
    <Tabs defaultValue="browser">
      <TabsList aria-label="Where it runs">
        <TabsTrigger value="browser">In the page</TabsTrigger>
        <TabsTrigger value="backend">In your backend</TabsTrigger>
      </TabsList>
      <TabsContent value="browser" className="pt-3">
        <CodeBlock narrow label="Browser snippet" code={browser} />
      </TabsContent>
      <TabsContent value="backend" className="pt-3">
        <CodeBlock narrow label="Node snippet that signs the proof" code={proofSnippet} />
      </TabsContent>
    </Tabs>
  );
}
