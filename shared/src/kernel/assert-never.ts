/** Closes a switch over a union: a forgotten member does not compile, an unknown one from outside fails loudly. */
export function assertNever(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`);
}
