/**
 * "Nobody available", followed: how many of a pool are available by one list of words, and which contacts go on to
 * their next step as soon as that is nobody.
 */
export class Watch<Contact> {
  readonly mask: number;
  readonly contacts = new Set<Contact>();
  #available = 0;
  readonly #listener: { onDeserted(watch: Watch<Contact>): void };

  constructor(mask: number, listener: { onDeserted(watch: Watch<Contact>): void }) {
    this.mask = mask;
    this.#listener = listener;
  }

  get isDeserted(): boolean {
    return this.#available === 0;
  }

  enter(unavailable: number): void {
    if ((unavailable & this.mask) === 0) this.#available += 1;
  }

  exit(unavailable: number): void {
    if ((unavailable & this.mask) !== 0) return;
    this.#available -= 1;
    if (this.#available === 0 && this.contacts.size > 0) this.#listener.onDeserted(this);
  }

  change(before: number, after: number): void {
    if (before === after) return;
    this.exit(before);
    this.enter(after);
  }
}
