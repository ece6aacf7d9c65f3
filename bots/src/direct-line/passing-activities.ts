import { type CitizenView, serverEventNames } from '@switchboard/shared/webchat';
import type { Activity } from './activity.ts';
import type { ActivityFrame } from './messages-as-activities.ts';

/**
 * What the stream says of the present moment: it has no number, is never replayed, and a later one of the same name
 * makes the earlier one void.
 */
export class PassingActivities {
  readonly #frame: ActivityFrame;
  #count = 0;
  /** What was said last under each name, so that nothing is said twice. */
  readonly #said = new Map<string, string>();

  constructor(frame: ActivityFrame) {
    this.#frame = frame;
  }

  /** The events for what is new in this view since the last one. */
  ofView({ state, writable, queue, marks }: CitizenView, storedSeq: number, now: number): Activity[] {
    const position = queue && { queue: queue.name, place: queue.place, waitMinutes: queue.waitMinutes };
    const readSeq = marks.staffReadSeq;
    return [
      ...this.#ifNew(serverEventNames.contactState, { state, writable }, now),
      ...(position ? this.#ifNew(serverEventNames.queuePosition, position, now) : []),
      // That a word is stored with us its own echo says; only reading is worth an event.
      ...(this.#isNew(serverEventNames.readMarks, String(readSeq))
        ? [this.#event(serverEventNames.readMarks, { deliveredSeq: storedSeq, readSeq }, now)]
        : []),
    ];
  }

  typing(by: 'agent' | 'bot', name: string, now: number): Activity {
    return { ...this.#base(now), type: 'typing', from: { id: by, name, role: 'bot' }, channelData: { author: by } };
  }

  scanned(attachmentId: string, scan: string, now: number): Activity {
    const value = { attachmentId, scan, ...(scan === 'clean' && { contentUrl: this.#frame.fileUrl(attachmentId) }) };
    return this.#event(serverEventNames.attachmentScanned, value, now);
  }

  #ifNew(name: string, value: object, now: number): Activity[] {
    return this.#isNew(name, JSON.stringify(value)) ? [this.#event(name, value, now)] : [];
  }

  #isNew(name: string, text: string): boolean {
    if (this.#said.get(name) === text) return false;
    this.#said.set(name, text);
    return true;
  }

  #event(name: string, value: unknown, now: number): Activity {
    return { ...this.#base(now), type: 'event', from: { id: 'switchboard', role: 'bot' }, name, value };
  }

  #base(now: number) {
    const { conversationId } = this.#frame;
    this.#count += 1;
    return {
      id: `${conversationId}|p${now}-${this.#count}`,
      timestamp: new Date(now).toISOString(),
      channelId: 'directline' as const,
      conversation: { id: conversationId },
    };
  }
}
