import type { FeatureData } from '#components/features/feature-data.ts';
import { Section } from '#components/section.tsx';

/** What to say about it on a call, and what not to promise. */
export function FeatureTalk({ feature }: { readonly feature: FeatureData['feature'] }) {
  const { talkingPoints, knownLimitations, docsUrl } = feature;
  if (talkingPoints.length === 0 && knownLimitations.length === 0 && !docsUrl) return null;
  return (
    <div className="grid gap-x-10 sm:grid-cols-2">
      {(talkingPoints.length > 0 || docsUrl) && (
        <Section title="Talking points">
          <Lines lines={talkingPoints} />
          {docsUrl && (
            <a
              href={docsUrl}
              target="_blank"
              rel="noreferrer"
              className="underline-link mt-1.5 inline-block max-sm:py-3 sm:mt-3"
            >
              Read the documentation
            </a>
          )}
        </Section>
      )}
      {knownLimitations.length > 0 && (
        <Section title="Known limits">
          <Lines lines={knownLimitations} />
        </Section>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="border-t border-rule">
      {lines.map((line) => (
        <li key={line} className="max-w-[68ch] border-b border-rule py-2.5">
          {line}
        </li>
      ))}
    </ul>
  );
}
