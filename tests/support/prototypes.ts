const prototypes = [Object, Array, String, Number, Boolean, Function, Map, Promise, RegExp].map((one) => ({
  name: one.name,
  prototype: one.prototype,
}));

/** What stands on the built-in prototypes, to be compared after hostile data went through. */
export function shapesOfPrototypes(): (readonly [name: string, keys: readonly string[]])[] {
  return prototypes.map(({ name, prototype }) => [name, Reflect.ownKeys(prototype).map(String)] as const);
}
