import { bridgeChannels } from '../bridge/bridge-channels.ts';
import { type HandshakeAnswer, signInRequestSchema } from '../bridge/bridge-contract.ts';
import { isOurs } from './desk-origin.ts';
import type { Platform } from './platform.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface BridgeNeeds {
  readonly platform: Pick<Platform, 'handle'>;
  readonly keeper: SessionKeeper;
  readonly origin: string;
  readonly version: string;
}

export class ForeignPage extends Error {
  override readonly name = 'ForeignPage';
}

/** Answers the bridge, for our own pages only; what they send is checked like anything from outside. */
export function answerBridge({ platform, keeper, origin, version }: BridgeNeeds): void {
  const forOurPages = (channel: string, answer: (payload: unknown) => Promise<unknown>): void => {
    platform.handle(channel, async (senderUrl, payload) => {
      if (!isOurs(senderUrl)) throw new ForeignPage(`${channel} was asked by a page that is not ours`);
      return answer(payload);
    });
  };
  forOurPages(bridgeChannels.handshake, async (): Promise<HandshakeAnswer> => {
    return { origin, version, remembers: await keeper.remembers() };
  });
  forOurPages(bridgeChannels.signIn, (payload) => keeper.signIn(signInRequestSchema.parse(payload)));
  forOurPages(bridgeChannels.signOut, () => keeper.signOut());
  forOurPages(bridgeChannels.shortToken, () => keeper.shortToken());
}
