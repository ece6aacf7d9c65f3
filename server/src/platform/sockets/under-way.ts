/** Work that was begun and should be answered before the server goes down. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();

  add<Value>(work: Promise<Value>): Promise<Value> {
    const noted = work.finally(() => this.#work.delete(noted));
    this.#work.add(noted);
    return noted;
  }

  /** Answers when all of it is settled, or after `withinMs`. */
  async settled(withinMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const longEnough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled(this.#work), longEnough]);
    clearTimeout(timer);
  }
}
