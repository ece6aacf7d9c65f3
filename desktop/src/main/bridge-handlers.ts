import type { z } from 'zod';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import { type BridgeQuestions, bridgeQuestions } from '../bridge/bridge-contract.ts';
import type { DeskFront } from './desk-front.ts';
import { isOurs } from './desk-origin.ts';
import type { Pages } from './platform.ts';
import type { ServerAddress } from './server-address.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface BridgeNeeds {
  readonly pages: Pick<Pages, 'answer'>;
  readonly keeper: SessionKeeper;
  readonly server: ServerAddress;
  readonly front: DeskFront;
  readonly version: string;
}

export class ForeignPage extends Error {
  override readonly name = 'ForeignPage';
}

export class ServerAlreadyChosen extends Error {
  override readonly name = 'ServerAlreadyChosen';
}

type Answers = {
  readonly [Name in keyof BridgeQuestions]: (
    request: z.infer<BridgeQuestions[Name]['request']>,
  ) => Promise<z.input<BridgeQuestions[Name]['answer']>>;
};

/** Answers the bridge, for our own pages only; what they send is checked like anything from outside. */
export function answerBridge(needs: BridgeNeeds): void {
  for (const [name, answer] of Object.entries(answersOf(needs))) {
    const question = name as keyof BridgeQuestions;
    const channel = bridgeChannels[question];
    needs.pages.answer(channel, async (senderUrl, payload) => {
      if (!isOurs(senderUrl)) throw new ForeignPage(`${channel} was asked by a page that is not ours`);
      return answer(bridgeQuestions[question].request.parse(payload) as never);
    });
  }
}

function answersOf({ keeper, server, front, version }: BridgeNeeds): Answers {
  return {
    handshake: async () => ({ origin: server.origin ?? null, version, remembers: await keeper.remembers() }),
    async chooseServer({ address }) {
      if (server.origin !== undefined) throw new ServerAlreadyChosen('The menu, not a page, changes the server');
      const choice = await server.choose(address);
      return choice.ok ? 'chosen' : choice.refusal;
    },
    signIn: (request) => keeper.signIn(request),
    async signOut() {
      front.leave();
      await keeper.signOut();
    },
    shortToken: () => keeper.shortToken(),
    showOffer: async (offer) => front.offers.show(offer),
    withdrawOffer: async ({ reservationId }) => front.offers.withdraw(reservationId),
    async tellPresence(presence) {
      if (presence) front.tray.show(presence);
      else front.leave();
    },
    takeOpening: async () => front.openings.take(),
  };
}
