/** What was sealed cannot be opened: altered, cut short, put in another order or place, or sealed to another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';

  constructor(what: string, cause?: unknown) {
    super(`Sealed data cannot be opened: ${what}.`, { cause });
  }
}
