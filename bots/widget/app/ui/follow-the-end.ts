import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** Nearer to the end than this, the reader follows the talk. */
const followsWithinPx = 80;
const roomAbovePx = 8;

/** Keeps the end of a scrolled element in view for as long as its reader is there. */
class EndFollower {
  #element: HTMLElement | null = null;
  #isFollowing = true;
  #wordsSeen = 0;
  /** A keyboard that slides in or larger letters make the element smaller. */
  readonly #watcher = new ResizeObserver(() => this.grown());

  attach(element: HTMLElement | null): void {
    this.#watcher.disconnect();
    this.#element = element;
    if (element) this.#watcher.observe(element);
  }

  /**
   * Something was added below. Who follows is led to the end, or to the first new word when the new ones are more than
   * fits. False when something stands below what is in view.
   */
  grown(): boolean {
    if (!this.#element) return true;
    const words = this.#element.querySelectorAll<HTMLElement>('.said');
    const firstNew = this.#wordsSeen > 0 ? words[this.#wordsSeen] : undefined;
    this.#wordsSeen = words.length;
    if (!this.#isFollowing) return false;
    this.#toEnd();
    if (firstNew && firstNew.offsetTop < this.#element.scrollTop) {
      this.#element.scrollTop = firstNew.offsetTop - roomAbovePx;
      this.#isFollowing = false;
    }
    return this.#isFollowing;
  }

  /** The reader moved; true when she is at the end. */
  scrolled(): boolean {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = this.#element ?? {};
    this.#isFollowing = scrollHeight - scrollTop - clientHeight < followsWithinPx;
    return this.#isFollowing;
  }

  goToEnd(): void {
    this.#isFollowing = true;
    this.#toEnd();
  }

  #toEnd(): void {
    if (this.#element) this.#element.scrollTop = this.#element.scrollHeight;
  }
}

export interface FollowedLog {
  readonly attach: (element: HTMLElement | null) => void;
  readonly onScroll: () => void;
  /** Something new stands below what is being read. */
  readonly hasNewBelow: boolean;
  readonly toEnd: () => void;
}

/**
 * Keeps the newest words in view while the reader is at the end, and leaves the line being read where it is while she is
 * not. `shown` changes with whatever the log shows; `ownWords` with what she herself said, which always leads to the end.
 */
export function useFollowedLog(shown: string, ownWords: number): FollowedLog {
  const follower = useMemo(() => new EndFollower(), []);
  const [hasNewBelow, setNewBelow] = useState(false);
  useLayoutEffect(() => setNewBelow(!follower.grown()), [follower, shown]);
  useLayoutEffect(() => follower.goToEnd(), [follower, ownWords]);
  useEffect(() => () => follower.attach(null), [follower]);
  return {
    attach: useCallback((element: HTMLElement | null) => follower.attach(element), [follower]),
    onScroll: () => {
      if (follower.scrolled()) setNewBelow(false);
    },
    hasNewBelow,
    toEnd: () => follower.goToEnd(),
  };
}
