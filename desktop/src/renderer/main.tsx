import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { checkedBridge } from '../bridge/checked-bridge.ts';
import { App } from './app/App.tsx';
import { makeApiClient } from './app/api-client.ts';
import { type Desk, DeskProvider } from './app/desk-context.ts';
import { deskHost } from './app/desk-host.ts';
import { makeDeskShell } from './app/desk-shell.ts';
import { FirstStart } from './app/FirstStart.tsx';
import { serverAnswered, serverUnreached } from './app/link-slice.ts';
import { keepLiveLink } from './app/live-link.ts';
import { preferencesRemembered, rememberedPreferences, rememberPreferences } from './app/preferences-slice.ts';
import { readSession } from './app/session-flow.ts';
import { deskTakenOver, sessionLost } from './app/session-slice.ts';
import { makeStore } from './app/store.ts';
import { ClockProvider } from './ui/index.ts';

const clock = () => Date.now();
const store = makeStore();
store.dispatch(preferencesRemembered(rememberedPreferences(localStorage)));
store.subscribe(() => rememberPreferences(localStorage, store.getState().preferences));

const bridge = window.switchboard && checkedBridge(window.switchboard);
const host = await deskHost(bridge);
const api = makeApiClient({
  origin: host.origin,
  fetch: (...request) => fetch(...request),
  authorization: host.authorization,
  onNews: (news) => {
    switch (news) {
      case 'answered':
        return void store.dispatch(serverAnswered());
      case 'offline':
        return void store.dispatch(serverUnreached(clock()));
      case 'signedOut':
        return void (store.getState().session.phase === 'signedIn' && store.dispatch(sessionLost()));
      case 'deskTakenOver':
        return void store.dispatch(deskTakenOver());
    }
  },
});
const live = keepLiveLink({
  store,
  origin: host.origin,
  token: host.authorization,
  clientVersion: host.version,
  clock,
  chance: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
  onRightsChanged: () => void readSession(desk, store.dispatch),
});
const desk: Desk = { api, clock, host, live, shell: makeDeskShell(window, bridge) };
host.onSessionEnded?.(() => void store.dispatch(sessionLost()));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <Provider store={store}>
    <DeskProvider value={desk}>
      <ClockProvider value={clock}>
        {host.chooseServer ? <FirstStart choose={host.chooseServer} /> : <App />}
      </ClockProvider>
    </DeskProvider>
  </Provider>,
);
