import type { z } from 'zod';
import {
  type BridgeNews,
  type BridgeQuestions,
  bridgeNews,
  bridgeQuestions,
  type DeskBridge,
} from './bridge-contract.ts';

/**
 * The bridge as a page uses it: every answer and every piece of news is checked against the contract before the page
 * sees it. An answer that breaks it rejects; such news is dropped, because nobody waits for it.
 */
export function checkedBridge(bridge: DeskBridge): DeskBridge {
  const answered = async <Name extends keyof BridgeQuestions>(
    name: Name,
    answer: Promise<unknown>,
  ): Promise<z.infer<BridgeQuestions[Name]['answer']>> =>
    bridgeQuestions[name].answer.parse(await answer) as z.infer<BridgeQuestions[Name]['answer']>;
  const ifReadable =
    <Name extends keyof BridgeNews>(name: Name, listener: (news: z.infer<BridgeNews[Name]>) => void) =>
    (news: unknown) => {
      const read = bridgeNews[name].safeParse(news);
      if (read.success) listener(read.data as z.infer<BridgeNews[Name]>);
    };
  return {
    handshake: () => answered('handshake', bridge.handshake()),
    chooseServer: (request) => answered('chooseServer', bridge.chooseServer(request)),
    signIn: (request) => answered('signIn', bridge.signIn(request)),
    signOut: () => answered('signOut', bridge.signOut()),
    shortToken: () => answered('shortToken', bridge.shortToken()),
    showOffer: (offer) => answered('showOffer', bridge.showOffer(offer)),
    withdrawOffer: (offer) => answered('withdrawOffer', bridge.withdrawOffer(offer)),
    tellPresence: (presence) => answered('tellPresence', bridge.tellPresence(presence)),
    takeOpening: () => answered('takeOpening', bridge.takeOpening()),
    onSessionEnded: (listener) => bridge.onSessionEnded(() => listener()),
    onOpeningWaits: (listener) => bridge.onOpeningWaits(() => listener()),
    onPresenceChosen: (listener) => bridge.onPresenceChosen(ifReadable('presenceChosen', listener)),
  };
}
