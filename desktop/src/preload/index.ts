import { contextBridge, ipcRenderer } from 'electron';
import { bridgeChannels, newsChannels } from '../bridge/bridge-channels.ts';
import type { DeskBridge } from '../bridge/bridge-contract.ts';

/** Wrapped, so that the page never sees the event, which leads back to ipcRenderer. */
const listening =
  (channel: string) =>
  (listener: (news: never) => void): (() => void) => {
    const heard = (_event: unknown, news: unknown) => listener(news as never);
    ipcRenderer.on(channel, heard);
    return () => void ipcRenderer.off(channel, heard);
  };

/** Each member is one named question to main, or one named piece of news; Electron itself is never handed over. */
const bridge: DeskBridge = {
  handshake: () => ipcRenderer.invoke(bridgeChannels.handshake),
  chooseServer: (request) => ipcRenderer.invoke(bridgeChannels.chooseServer, request),
  signIn: (request) => ipcRenderer.invoke(bridgeChannels.signIn, request),
  signOut: () => ipcRenderer.invoke(bridgeChannels.signOut),
  shortToken: () => ipcRenderer.invoke(bridgeChannels.shortToken),
  showOffer: (offer) => ipcRenderer.invoke(bridgeChannels.showOffer, offer),
  withdrawOffer: (offer) => ipcRenderer.invoke(bridgeChannels.withdrawOffer, offer),
  tellPresence: (presence) => ipcRenderer.invoke(bridgeChannels.tellPresence, presence),
  takeOpening: () => ipcRenderer.invoke(bridgeChannels.takeOpening),
  onSessionEnded: listening(newsChannels.sessionEnded),
  onOpeningWaits: listening(newsChannels.openingWaits),
  onPresenceChosen: listening(newsChannels.presenceChosen),
};

contextBridge.exposeInMainWorld('switchboard', bridge);
