import { makeDirectoryTokenVerb } from '#server/commands/directory/make-directory-token.ts';
import { answerScim } from '#server/scim/answer-scim.ts';
import type { TestHouse } from '#tests/support/test-house.ts';

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** The directory of a company at work on a house: its requests through the handler, as they come over HTTP. */
export class ScimDesk {
  readonly #house: TestHouse;
  readonly token: string;

  private constructor(house: TestHouse, token: string) {
    this.#house = house;
    this.token = token;
  }

  static async open(house: TestHouse): Promise<ScimDesk> {
    const { token } = await house.done(makeDirectoryTokenVerb, 'admin', { name: 'The directory' });
    return new ScimDesk(house, token ?? '');
  }

  async ask(method: string, path: string, body?: unknown, changes: RequestInit = {}): Promise<ScimAnswer> {
    const request = new Request(`http://localhost/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/scim+json; charset=utf-8',
        'x-request-id': 'request-of-the-directory',
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...changes,
    });
    const { status, headers, ...answer } = await this.#answer(request);
    return { status, headers, ...answer };
  }

  async #answer(request: Request): Promise<ScimAnswer> {
    this.#house.now = new Date(this.#house.now.getTime() + 1000);
    const answer = await answerScim(this.#house.house, request, { now: this.#house.now });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : JSON.parse(text) };
  }
}
