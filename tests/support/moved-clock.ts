import process from 'node:process';

/** Loaded before a program: its clock stands still at MOVED_CLOCK, in milliseconds since 1970, until told another moment. */
let moment = Number(process.env.MOVED_CLOCK);

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [moment] : given, asked),
  apply: () => new RealDate(moment).toString(),
  get: (target, name) => (name === 'now' ? () => moment : Reflect.get(target, name)),
});

process.on('message', ({ clock }: { clock: number }) => {
  moment = clock;
  process.send?.({ clock });
});
process.channel?.unref();
