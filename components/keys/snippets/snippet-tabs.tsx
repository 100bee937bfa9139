'use client';

import { CodeBlock } from '#components/features/code-block.tsx';
import { useOrigin } from '#components/features/use-origin.ts';
import type { SnippetFeature } from '#components/keys/snippets/snippet.ts';
import { snippetsFor } from '#components/keys/snippets/snippets-for.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { formatKey, type KeyKind } from '#domain/api-keys.ts';

/** A key that is there already: all that is known of it but its secret. */
interface SnippetKey {
  readonly id: string;
  readonly kind: KeyKind;
  readonly environmentKey: string;
  readonly proofRequired: boolean;
}

interface SnippetTabsProps {
  readonly feature: SnippetFeature;
  readonly accountKey?: string;
  /** The key that the app brings; only the languages that it is for are shown. */
  readonly appKey?: SnippetKey | undefined;
  readonly narrow?: boolean;
}

/** The same question in each language, ready to be copied. */
export function SnippetTabs({ feature, accountKey = 'acme', appKey, narrow = false }: SnippetTabsProps) {
  const origin = useOrigin();
  const begins = appKey && formatKey(appKey.kind, appKey.environmentKey, appKey.id, '…');
  const snippets = snippetsFor(
    { origin, feature, accountKey, keyBegins: begins },
    begins && appKey ? { key: begins, proven: appKey.proofRequired } : {},
  ).filter(({ kind }) => !appKey || kind === appKey.kind);
  return (
    <Tabs key={appKey?.kind} defaultValue={snippets[0]?.value ?? 'curl'}>
      <TabsList aria-label="Language">
        {snippets.map(({ value, label }) => (
          <TabsTrigger key={value} value={value}>
            {label}
          </TabsTrigger>
        ))}
      </TabsList>
      {snippets.map(({ value, label, install, code }) => (
        <TabsContent key={value} value={value} className="pt-3">
          {install && (
            <p className="mb-2 text-sm text-muted">
              Needs <code className="font-mono break-words text-ink">{install}</code>
            </p>
          )}
          <CodeBlock code={code} label={`${label} snippet`} narrow={narrow} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
