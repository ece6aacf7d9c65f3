/** Numbers on a page; whoever writes on it owns the part from `from`. */
export interface Entry {
  readonly page: Float64Array;
  readonly from: number;
}

const pageSize = 16_384;

/**
 * Where decisions write down what they saw, as bare numbers, many on a page: explanations are drawn up when somebody
 * reads them, and a page goes when nobody holds an entry on it any more.
 */
export class Ledger {
  #page = new Float64Array(pageSize);
  #written = 0;

  /** Room for so many numbers. */
  entry(size: number): Entry {
    if (this.#written + size > pageSize) {
      this.#page = new Float64Array(pageSize);
      this.#written = 0;
    }
    const from = this.#written;
    this.#written += size;
    return { page: this.#page, from };
  }
}
