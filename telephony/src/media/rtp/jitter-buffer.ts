/** Frames held before the first is played: 60 ms of difference between their ways are evened out. */
const usualDepth = 3;
/** A jump of more than a second is a new beginning of the sender, not a loss. */
const longestGap = 50;

/**
 * Puts the frames of one stream back into their order and hands one out per 20 ms. What is not there when its turn
 * comes is lost for the listener; when it comes after all it is late.
 */
export class JitterBuffer {
  readonly #depth: number;
  readonly #frames = new Map<number, Uint8Array>();
  readonly #missing = new Set<number>();
  /** The number, extended beyond 16 bits, whose turn is next. */
  #next: number | undefined;
  #isFilling = true;
  #hasPlayed = false;
  #waited = 0;
  #lost = 0;
  #late = 0;

  constructor(depth = usualDepth) {
    this.#depth = depth;
  }

  /** `lost`: never came so far. `late`: came after their turn, or in a heap larger than is played. */
  get counts(): { readonly lost: number; readonly late: number } {
    return { lost: this.#lost, late: this.#late };
  }

  /** Takes the frame with this 16-bit sequence number; doubled ones are ignored. */
  push(sequence: number, frame: Uint8Array): void {
    const number = this.#extended(sequence);
    if (this.#next === undefined || Math.abs(number - this.#next) > longestGap) this.#beginAt(number);
    const next = this.#next ?? number;
    if (number < next && this.#hasPlayed) return this.#cameLate(number);
    this.#next = Math.min(next, number);
    this.#frames.set(number, frame);
    if (this.#frames.size > this.#depth * 2 + 2) this.#dropOldest();
  }

  /** The frame whose turn it is; undefined while the buffer fills and for what did not come. */
  pull(): Uint8Array | undefined {
    if (this.#next === undefined || (this.#isFilling && !this.#isFull())) return undefined;
    if (this.#frames.size === 0) {
      this.#isFilling = true;
      return undefined;
    }
    const frame = this.#frames.get(this.#next);
    if (frame) this.#frames.delete(this.#next);
    else this.#countLost(this.#next);
    this.#next += 1;
    return frame;
  }

  #isFull(): boolean {
    if (this.#frames.size > 0) this.#waited += 1;
    if (this.#frames.size < this.#depth && this.#waited <= this.#depth) return false;
    this.#isFilling = false;
    this.#hasPlayed = true;
    this.#waited = 0;
    this.#skipTo(Math.min(...this.#frames.keys()));
    return true;
  }

  /** What did not come while the buffer was empty is lost at once: waiting for it would only add delay. */
  #skipTo(first: number): void {
    for (let number = this.#next ?? first; number < first; number += 1) this.#countLost(number);
    this.#next = first;
  }

  #beginAt(number: number): void {
    this.#frames.clear();
    this.#missing.clear();
    this.#next = number;
    this.#isFilling = true;
    this.#hasPlayed = false;
    this.#waited = 0;
  }

  #countLost(number: number): void {
    this.#lost += 1;
    this.#missing.add(number);
    if (this.#missing.size <= longestGap) return;
    for (const oldest of this.#missing) {
      this.#missing.delete(oldest);
      return;
    }
  }

  #cameLate(number: number): void {
    if (!this.#missing.delete(number)) return;
    this.#lost -= 1;
    this.#late += 1;
  }

  /** The sender's clock runs faster than ours, or a network let go of a heap: more delay would stay for the whole call. */
  #dropOldest(): void {
    const oldest = Math.min(...this.#frames.keys());
    this.#frames.delete(oldest);
    this.#skipTo(oldest);
    this.#next = oldest + 1;
    this.#late += 1;
  }

  #extended(sequence: number): number {
    if (this.#next === undefined) return sequence + 65_536;
    const distance = ((sequence - this.#next) << 16) >> 16;
    return this.#next + distance;
  }
}
