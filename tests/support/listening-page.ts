import { type ClientRequest, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export interface StreamEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** A page that listens to an event stream as a browser does, but does not come back by itself. */
export class ListeningPage {
  readonly events: StreamEvent[] = [];
  status = 0;
  headers: IncomingHttpHeaders = {};
  /** Everything that was sent, as it was sent. */
  text = '';
  lastId: string | undefined;
  retryMs: number | undefined;
  comments = 0;
  ended = false;
  #request: ClientRequest | undefined;
  #response: IncomingMessage | undefined;

  /** Comes back when the answer has begun. */
  static open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<ListeningPage> {
    const page = new ListeningPage();
    return new Promise((done, fail) => {
      page.#request = get(url, { agent: false, headers }, (response) => {
        page.#response = response;
        page.status = response.statusCode ?? 0;
        page.headers = response.headers;
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => page.#read(chunk));
        response.on('close', () => {
          page.ended = true;
        });
        response.on('error', () => {});
        done(page);
      });
      page.#request.on('error', (error) => {
        page.ended = true;
        fail(error);
      });
    });
  }

  stopReading(): void {
    this.#response?.pause();
  }

  readOn(): void {
    this.#response?.resume();
  }

  leave(): void {
    this.#request?.destroy();
  }

  #read(chunk: string): void {
    const from = this.text.lastIndexOf('\n\n') + 2;
    this.text += chunk;
    const complete = this.text.slice(from < 2 ? 0 : from).split('\n\n');
    for (const block of complete.slice(0, -1)) this.#take(block.split('\n'));
  }

  #take(lines: readonly string[]): void {
    let data: string | undefined;
    for (const line of lines) {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).trimStart();
      if (colon === 0) this.comments++;
      else if (line.startsWith('id:')) this.lastId = value;
      else if (line.startsWith('retry:')) this.retryMs = Number(value);
      else if (line.startsWith('data:')) data = value;
    }
    if (data !== undefined) this.events.push({ id: this.lastId, data });
  }
}
