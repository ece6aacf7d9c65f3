import { accepted, type Result, refused } from '@switchboard/shared/kernel';
import type { ChooseServerAnswer, DeskBridge, SignInRequest } from '../../bridge/bridge-contract.ts';
import { type CallRefusal, offlineRefusal, refusalFrom } from './call-refusal.ts';

declare global {
  interface Window {
    /** Present inside the Electron desk only. */
    readonly switchboard?: DeskBridge;
  }
}

/** What differs between a browser page, which a cookie speaks for, and the Electron desk, which asks its main process. */
export interface DeskHost {
  readonly origin: string;
  /** This desk's own version, for the server's log and the handshake. */
  readonly version: string;
  readonly authorization: () => Promise<string | undefined>;
  readonly signIn?: (request: SignInRequest) => Promise<Result<unknown, CallRefusal>>;
  readonly signOut?: () => Promise<void>;
  /** Only at an Electron desk's first start: nothing else can be done before. */
  readonly chooseServer?: (address: string) => Promise<ChooseServerAnswer>;
  /** The main process found out that the session is over. */
  readonly onSessionEnded?: (listener: () => void) => void;
}

const webVersion: string = import.meta.env.VITE_DESK_VERSION ?? 'web';

/** The host of this page: `bridge` where it runs inside Electron. */
export async function deskHost(bridge: DeskBridge | undefined): Promise<DeskHost> {
  if (!bridge) return { origin: '', version: webVersion, authorization: async () => undefined };
  const { origin, version } = await bridge.handshake();
  return {
    origin: origin ?? '',
    version,
    ...(origin === null && { chooseServer: (address: string) => bridge.chooseServer({ address }) }),
    onSessionEnded: (listener) => void bridge.onSessionEnded(listener),
    authorization: async () => (await bridge.shortToken())?.token,
    signIn: async (request) => {
      const answer = await bridge.signIn(request);
      if (answer.outcome === 'signedIn') return accepted({});
      return refused(answer.outcome === 'offline' ? offlineRefusal : refusalFrom(answer.status, answer.problem));
    },
    signOut: () => bridge.signOut(),
  };
}
