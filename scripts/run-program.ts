import { spawn } from 'node:child_process';

export type Finished = { code: number; output: string };

type Options = { env?: Record<string, string>; timeoutMs?: number };

/** Runs a program without input, keeps what it printed, and never throws for what it answers. */
export function runProgram(program: string, args: string[], options: Options = {}): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs ?? 0,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code, signal) =>
      done({ code: code ?? 1, output: signal ? `${output}\nStopped by ${signal}.` : output }),
    );
  });
}
