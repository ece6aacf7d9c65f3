import type { z } from 'zod';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import {
  type ChooseServerAnswer,
  chooseServerRequestSchema,
  type HandshakeAnswer,
  nothingSchema,
  signInRequestSchema,
} from '../bridge/bridge-contract.ts';
import { isOurs } from './desk-origin.ts';
import type { Pages } from './platform.ts';
import type { ServerAddress } from './server-address.ts';
import type { SessionKeeper } from './session-keeper.ts';

export interface BridgeNeeds {
  readonly pages: Pick<Pages, 'answer'>;
  readonly keeper: SessionKeeper;
  readonly server: ServerAddress;
  readonly version: string;
}

export class ForeignPage extends Error {
  override readonly name = 'ForeignPage';
}

export class ServerAlreadyChosen extends Error {
  override readonly name = 'ServerAlreadyChosen';
}

/** Answers the bridge, for our own pages only; what they send is checked like anything from outside. */
export function answerBridge({ pages, keeper, server, version }: BridgeNeeds): void {
  const onQuestion = <Schema extends z.ZodType>(
    channel: string,
    schema: Schema,
    answer: (request: z.infer<Schema>) => Promise<unknown>,
  ): void =>
    pages.answer(channel, async (senderUrl, payload) => {
      if (!isOurs(senderUrl)) throw new ForeignPage(`${channel} was asked by a page that is not ours`);
      return answer(schema.parse(payload));
    });

  onQuestion(bridgeChannels.handshake, nothingSchema, async (): Promise<HandshakeAnswer> => {
    return { origin: server.origin ?? null, version, remembers: await keeper.remembers() };
  });
  onQuestion(
    bridgeChannels.chooseServer,
    chooseServerRequestSchema,
    async ({ address }): Promise<ChooseServerAnswer> => {
      if (server.origin !== undefined) throw new ServerAlreadyChosen('The menu, not a page, changes the server');
      const choice = await server.choose(address);
      return choice.ok ? 'chosen' : choice.refusal;
    },
  );
  onQuestion(bridgeChannels.signIn, signInRequestSchema, (request) => keeper.signIn(request));
  onQuestion(bridgeChannels.signOut, nothingSchema, () => keeper.signOut());
  onQuestion(bridgeChannels.shortToken, nothingSchema, () => keeper.shortToken());
}
