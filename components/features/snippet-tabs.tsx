'use client';

import { CodeBlock } from '#components/features/code-block.tsx';
import { curlSnippet, nodeSnippet, type SnippetFeature } from '#components/features/snippets.ts';
import { useOrigin } from '#components/features/use-origin.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';

export function SnippetTabs({ feature }: { readonly feature: SnippetFeature }) {
  const origin = useOrigin();
  const snippets = [
    { value: 'node', label: 'Node', code: nodeSnippet(origin, feature) },
    { value: 'curl', label: 'curl', code: curlSnippet(origin, { featureKey: feature.key }) },
  ];
  return (
    <Tabs defaultValue="node">
      <TabsList aria-label="Language">
        {snippets.map(({ value, label }) => (
          <TabsTrigger key={value} value={value}>
            {label}
          </TabsTrigger>
        ))}
      </TabsList>
      {snippets.map(({ value, label, code }) => (
        <TabsContent key={value} value={value} className="pt-3">
          <CodeBlock code={code} label={`${label} snippet`} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
