export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastOptions {
  /** News is what somebody else did. */
  readonly tone?: 'done' | 'problem' | 'news';
  readonly action?: ToastAction;
  /** Milliseconds until it goes; with an action ten seconds, without six. */
  readonly staysMs?: number;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'problem' | 'news';
  readonly action: ToastAction | undefined;
  readonly staysMs: number;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function toast(text: string, options: ToastOptions = {}): number {
  lastId += 1;
  const shown: Toast = {
    id: lastId,
    text,
    tone: options.tone ?? 'done',
    action: options.action,
    staysMs: options.staysMs ?? (options.action ? 10_000 : 6_000),
  };
  publish([...toasts.slice(-2), shown]);
  return shown.id;
}

export function dismissToast(id: number): void {
  publish(toasts.filter((shown) => shown.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
