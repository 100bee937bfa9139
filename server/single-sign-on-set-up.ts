export interface SingleSignOnSetUp {
  readonly issuer: string;
  readonly name: string;
  readonly groupsClaim: string;
}

/** The company's identity provider, as the settings name it; env.ts judged them at the start. */
export function singleSignOnSetUp(): SingleSignOnSetUp | undefined {
  const { OIDC_ISSUER: issuer, OIDC_NAME: name, OIDC_GROUPS_CLAIM: claim } = process.env;
  return issuer ? { issuer, name: name || 'single sign-on', groupsClaim: claim || 'groups' } : undefined;
}
