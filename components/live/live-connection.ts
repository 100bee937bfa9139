/** Whether what others do reaches this page. */
export type LiveState = 'starting' | 'live' | 'offline' | 'away' | 'signed-out' | 'crowded';

export interface Heard {
  readonly data: string;
  readonly lastEventId: string;
}

/** What an EventSource is to us. */
export interface Source {
  onerror: ((event: Event) => unknown) | null;
  addEventListener(name: string, listener: (event: Heard) => void): void;
  close(): void;
}

export interface Outside {
  readonly open: (address: string) => Source;
  /** The status that a stream would be answered with; 0 when nobody answers. */
  readonly probe: () => Promise<number>;
  readonly isOnline: () => boolean;
  readonly isHidden: () => boolean;
  /** From 0 to 1: pages that lost the server together do not come back together. */
  readonly random: () => number;
}

export interface LiveHandlers {
  readonly onState: (state: LiveState) => void;
  readonly onTold: (name: 'ready' | 'changed' | 'missed' | 'reload' | 'notices', data: unknown) => void;
}

const told = ['ready', 'changed', 'missed', 'reload', 'notices'] as const;
/** The server says something every 20 seconds. */
const silentMs = 50_000;
const hiddenMs = 10_000;
const longestPauseMs = 30_000;

/** Before the next attempt: half a second to 1.5 at first, then twice as long, up to half a minute. */
export function pauseBefore(attempt: number, random: number): number {
  return Math.min(longestPauseMs, 1_000 * 2 ** attempt) * (0.5 + random);
}

/** One stream of this tab: it comes back by itself, says where it was, and rests while nobody looks. */
export class LiveConnection {
  readonly #outside: Outside;
  readonly #handlers: LiveHandlers;
  #last: number;
  #source: Source | undefined;
  #state: LiveState = 'starting';
  #failures = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param since the last event that the page was rendered with. */
  constructor(since: number, outside: Outside, handlers: LiveHandlers) {
    this.#last = since;
    this.#outside = outside;
    this.#handlers = handlers;
  }

  get last(): number {
    return this.#last;
  }

  /** Connects now unless it is, or nobody looks, or the browser knows that it can not. */
  connect(): void {
    clearTimeout(this.#again);
    if (this.#stopped || this.#source || this.#outside.isHidden()) return;
    if (!this.#outside.isOnline()) {
      this.wentOffline();
      return;
    }
    const source = this.#outside.open(`/api/live?since=${this.#last}`);
    this.#source = source;
    const isCurrent = () => this.#source === source;
    for (const name of told)
      source.addEventListener(name, (event) => {
        if (!isCurrent()) return;
        if (event.lastEventId) this.#last = Number(event.lastEventId);
        this.#alive();
        if (name === 'ready') this.#became('live');
        this.#handlers.onTold(name, JSON.parse(event.data));
      });
    source.addEventListener('beat', () => isCurrent() && this.#alive());
    source.addEventListener('away', () => isCurrent() && this.#became('away'));
    source.addEventListener('back', () => isCurrent() && this.#became('live'));
    source.addEventListener('ended', () => isCurrent() && void this.#lost());
    source.onerror = () => isCurrent() && void this.#lost();
    this.#alive();
  }

  wentOffline(): void {
    this.#close();
    this.#became('offline');
  }

  cameOnline(): void {
    this.#failures = 0;
    if (this.#state === 'offline') this.#became('starting');
    this.connect();
  }

  /** Nobody looks: it rests soon, and at once when another tab of this browser needs the connection. */
  wasHidden(atOnce = false): void {
    clearTimeout(this.#rest);
    if (atOnce) this.#close();
    else this.#rest = setTimeout(() => this.#close(), hiddenMs);
  }

  wasShown(): void {
    clearTimeout(this.#rest);
    this.connect();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#rest);
    this.#close();
  }

  #close(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  #alive(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => void this.#lost(), silentMs);
  }

  #became(state: LiveState): void {
    if (state === 'live') this.#failures = 0;
    if (this.#stopped || state === this.#state) return;
    this.#state = state;
    this.#handlers.onState(state);
  }

  async #lost(): Promise<void> {
    this.#close();
    if (!this.#outside.isOnline()) return this.wentOffline();
    const attempt = this.#failures;
    this.#failures += 1;
    // The first loss is an ordinary one: a server that starts again, an hour that is over.
    if (attempt > 0 || this.#state === 'starting') {
      const status = await this.#outside.probe();
      if (this.#stopped || this.#source || this.#state === 'offline') return;
      if (status === 401) return this.#became('signed-out');
      if (status === 429) this.#became('crowded');
      else if (attempt > 0) this.#became('away');
    }
    const pauseMs = this.#state === 'crowded' ? longestPauseMs : pauseBefore(attempt, this.#outside.random());
    this.#again = setTimeout(() => this.connect(), pauseMs);
  }
}
