'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exampleFeature } from '#components/keys/snippets/snippet.ts';
import { SnippetTabs } from '#components/keys/snippets/snippet-tabs.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Select } from '#components/ui/select.tsx';

/** Asks for whichever feature and with whichever key is chosen. */
export function KeySnippets() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.evaluation.choices.queryOptions());
  const [featureKey, setFeatureKey] = useState('');
  const [keyId, setKeyId] = useState('');
  const chosen = data.features.find(({ key }) => key === featureKey);
  const feature = chosen
    ? {
        key: chosen.key,
        valueType: chosen.valueType,
        variants: chosen.offValue === null ? {} : { [chosen.offVariant]: chosen.offValue },
        offVariant: chosen.offVariant,
      }
    : exampleFeature;
  return (
    <Section
      title="Ask from an app"
      hint="With any OpenFeature SDK, or without one"
      className="max-w-4xl pt-9"
    >
      <div className="mb-3 flex flex-wrap gap-3">
        <Select
          aria-label="Feature"
          value={featureKey}
          onChange={(event) => setFeatureKey(event.target.value)}
          className="w-60 max-sm:w-full"
        >
          <option value="">Any feature</option>
          {data.features.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Key"
          value={keyId}
          onChange={(event) => setKeyId(event.target.value)}
          className="w-60 max-sm:w-full"
        >
          <option value="">Any key</option>
          {data.keys.map(({ id, name, environmentKey }) => (
            <option key={id} value={id}>
              {name} · {environmentKey}
            </option>
          ))}
        </Select>
      </div>
      <SnippetTabs feature={feature} appKey={data.keys.find(({ id }) => id === keyId)} />
    </Section>
  );
}
