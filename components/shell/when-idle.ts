/** Safari knows no idle time: a second stands for it. */
export function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(then);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(then, 1000);
  return () => clearTimeout(timer);
}
