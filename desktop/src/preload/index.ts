import { contextBridge, ipcRenderer } from 'electron';
import { bridgeChannels } from '../bridge/bridge-channels.ts';
import type { DeskBridge } from '../bridge/bridge-contract.ts';

/** Each member is one named question to main; Electron itself is never handed over. */
const bridge: DeskBridge = {
  handshake: () => ipcRenderer.invoke(bridgeChannels.handshake),
  signIn: (request) => ipcRenderer.invoke(bridgeChannels.signIn, request),
  signOut: () => ipcRenderer.invoke(bridgeChannels.signOut),
  shortToken: () => ipcRenderer.invoke(bridgeChannels.shortToken),
};

contextBridge.exposeInMainWorld('switchboard', bridge);
