import type { Instant } from '@switchboard/shared/kernel';

/** Something that time alone changes. `alarmAt` is its one next moment, infinite when it has none. */
export interface Alarmed {
  alarmAt: number;
}

/** Who is next when the clock moves on: a heap by moment. An entry whose owner has another moment by now is void. */
export class Alarms<Owner extends Alarmed> {
  #moments: number[] = [];
  #owners: Owner[] = [];
  /** Void entries are thrown away when they may be the half. */
  #roomy = 1024;

  set(owner: Owner, at: number): void {
    if (owner.alarmAt === at) return;
    owner.alarmAt = at;
    if (at === Number.POSITIVE_INFINITY) return;
    if (this.#moments.length >= this.#roomy) this.#tidy();
    this.#push(at, owner);
  }

  /** The next moment of those who are not passed over. */
  nextAt(): Instant | null {
    while (this.#moments.length > 0 && this.#owners[0]!.alarmAt !== this.#moments[0]) this.#pop();
    return this.#moments[0] ?? null;
  }

  /** Takes one whose moment has come. */
  takeDue(now: Instant): Owner | undefined {
    const at = this.nextAt();
    if (at === null || at > now) return undefined;
    const owner = this.#owners[0]!;
    owner.alarmAt = Number.POSITIVE_INFINITY;
    this.#pop();
    return owner;
  }

  #tidy(): void {
    const moments = this.#moments;
    const owners = this.#owners;
    this.#moments = [];
    this.#owners = [];
    for (const [index, owner] of owners.entries()) {
      if (owner.alarmAt === moments[index]) this.#push(moments[index]!, owner);
    }
    this.#roomy = Math.max(1024, this.#moments.length * 2);
  }

  #push(at: number, owner: Owner): void {
    const moments = this.#moments;
    const owners = this.#owners;
    let index = moments.length;
    moments.push(at);
    owners.push(owner);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (moments[parent]! <= at) break;
      moments[index] = moments[parent]!;
      owners[index] = owners[parent]!;
      index = parent;
    }
    moments[index] = at;
    owners[index] = owner;
  }

  #pop(): void {
    const moments = this.#moments;
    const owners = this.#owners;
    const at = moments.pop()!;
    const owner = owners.pop()!;
    const size = moments.length;
    if (size === 0) return;
    let index = 0;
    for (let child = 1; child < size; child = index * 2 + 1) {
      if (child + 1 < size && moments[child + 1]! < moments[child]!) child += 1;
      if (moments[child]! >= at) break;
      moments[index] = moments[child]!;
      owners[index] = owners[child]!;
      index = child;
    }
    moments[index] = at;
    owners[index] = owner;
  }
}
