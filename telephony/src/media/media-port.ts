import type { Result } from '@switchboard/shared/kernel';
import type { z } from 'zod';
import type { MediaEvent, MediaOperationName, MediaRefusal, mediaOperations } from './media-operations.ts';

/** What an operation takes and what it answers, by its name. */
export type MediaInput<Name extends MediaOperationName> = z.input<(typeof mediaOperations)[Name]['input']>;
export type MediaAnswer<Name extends MediaOperationName> = z.output<(typeof mediaOperations)[Name]['answer']>;

/** Told of each event in the order it happened. It must not throw and must not wait. */
export type MediaListener = (event: MediaEvent) => void;

/**
 * The door to the voices of calls, as signalling sees it. Signalling decides who hears whom; media opens sockets, keeps
 * the 20 ms clock, plays, listens and records, and knows nothing of calls, contacts and SIP.
 *
 * The operations and what each promises: `media-operations.ts`. Every id is made by the caller, so that an operation
 * asked twice (its answer was lost with a restart of signalling) is recognised: the second is refused with
 * `media/exists`, and `media.list` tells what runs.
 *
 *   const answer = await media.ask('leg.answer', { legId, wire: 'rtp', offer });
 *   if (!answer.ok) return incoming.reject(488, answer.refusal.text);
 *   incoming.answer(answer.value.sdp);
 *   await media.ask('play.run', { playId, legId, source: { kind: 'file', path: 'en/welcome.wav' } });
 */
export interface MediaPort {
  /**
   * Asks for one operation. An expected refusal is a value; when media is gone or goes before it has answered, the
   * refusal is `media/gone`. Never throws for what the other side sent.
   */
  ask<Name extends MediaOperationName>(
    name: Name,
    input: MediaInput<Name>,
  ): Promise<Result<MediaAnswer<Name>, MediaRefusal>>;

  /** Tells every event from now on; `media.list` tells what was before. Returns how to stop listening. */
  onEvent(listener: MediaListener): () => void;

  /** Lets go of media without ending a call: it goes on and waits to be attached to anew. */
  detach(): void;
}
