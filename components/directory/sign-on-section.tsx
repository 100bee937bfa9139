import { CopiedAddress } from '#components/directory/copied-address.tsx';
import type { DirectoryAnswer } from '#components/directory/directory-data.ts';
import { Section } from '#components/section.tsx';
import { capital } from '#domain/capital.ts';

type SignOnSectionProps = Pick<DirectoryAnswer, 'singleSignOn' | 'publicUrl'>;

export function SignOnSection({ singleSignOn, publicUrl }: SignOnSectionProps) {
  return (
    <Section title="Single sign-on" hint="OpenID Connect">
      <div className="border-t border-rule">
        {singleSignOn ? (
          <p className="border-b border-rule py-3">
            <span className="font-semibold">{capital(singleSignOn.name)} signs people in.</span>{' '}
            <span className="text-muted">
              It is <code className="font-mono text-sm break-all">{singleSignOn.issuer}</code>, and names
              groups in the claim <code className="font-mono text-sm">{singleSignOn.groupsClaim}</code>.
            </span>
          </p>
        ) : (
          <p className="border-b border-rule py-3 text-muted *:max-w-[68ch]">
            <span className="block">
              Nobody signs in through your company yet. Register Latchkey at your identity provider with the
              address below; whoever runs Latchkey then sets OIDC_ISSUER, OIDC_CLIENT_ID and
              OIDC_CLIENT_SECRET.
            </span>
          </p>
        )}
        <CopiedAddress
          label="Callback address, for the identity provider"
          publicUrl={publicUrl}
          path="/api/auth/callback/oidc"
        />
      </div>
    </Section>
  );
}
