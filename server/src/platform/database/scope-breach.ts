/** Somebody tried to reach data around the scope: a mistake of ours, never of the user. */
export class ScopeBreach extends Error {
  override readonly name = 'ScopeBreach';
}
