import { contextBridge, ipcRenderer } from 'electron';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import type { DeskBridge } from '../bridge/bridge-contract.ts';

/** Each member is one named question to main; Electron itself is never handed over. */
const bridge: DeskBridge = {
  handshake: () => ipcRenderer.invoke(bridgeChannels.handshake),
  chooseServer: (request) => ipcRenderer.invoke(bridgeChannels.chooseServer, request),
  signIn: (request) => ipcRenderer.invoke(bridgeChannels.signIn, request),
  signOut: () => ipcRenderer.invoke(bridgeChannels.signOut),
  shortToken: () => ipcRenderer.invoke(bridgeChannels.shortToken),
  // Wrapped, so that the page never sees the event, which leads back to ipcRenderer.
  onSessionEnded: (listener) => void ipcRenderer.on(bridgeChannels.sessionEnded, () => listener()),
};

contextBridge.exposeInMainWorld('switchboard', bridge);
