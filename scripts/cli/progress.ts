import process from 'node:process';

const everyMs = 200;

/** Says on a terminal how far it is, in one line that is written over and taken away again; elsewhere nothing. */
export function showProgress(what: string): { at(done: number, total: number): void; end(): void } {
  const { stderr } = process;
  let told = performance.now();
  let shown = false;
  return {
    at: (done, total) => {
      if (!stderr.isTTY || performance.now() - told < everyMs) return;
      told = performance.now();
      shown = true;
      const share = total === 0 ? 100 : Math.floor((100 * done) / total);
      stderr.write(
        `\r\u001b[K${what} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}, ${share} %`,
      );
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[K');
    },
  };
}
