import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** What the provider says about somebody; `sub` is who they are to it. */
export interface Identity {
  readonly sub: string;
  readonly email: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Who sits at the browser: they are signed in at the provider without a question. */
  readonly sits: (identity: Identity) => void;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callback: string;
}

/** Seconds. */
const minute = 60;

/** A real identity provider on this machine, whose people do not have to type anything. */
export async function startIdentityProvider(of: Options): Promise<IdentityProvider> {
  const issuer = `http://localhost:${of.port}`;
  const people = new Map<string, Identity>();
  let sitting: Identity | undefined;
  const provider = new Provider(issuer, {
    clients: [{ client_id: of.clientId, client_secret: of.clientSecret, redirect_uris: [of.callback] }],
    cookies: { keys: ['only for tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    ttl: { AccessToken: minute, Grant: minute, IdToken: minute, Interaction: minute, Session: minute },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/') || !sitting) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: sitting.sub } });
  });
  await new Promise<void>((done) => server.listen(of.port, 'localhost', done));
  return {
    issuer,
    sits: (identity) => {
      people.set(identity.sub, identity);
      sitting = identity;
    },
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
