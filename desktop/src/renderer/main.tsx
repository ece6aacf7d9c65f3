import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { App } from './app/App.tsx';
import { makeApiClient } from './app/api-client.ts';
import { type Desk, DeskProvider } from './app/desk-context.ts';
import { deskHost } from './app/desk-host.ts';
import { linkLost, serverAnswered } from './app/link-slice.ts';
import { preferencesRemembered, rememberedPreferences, rememberPreferences } from './app/preferences-slice.ts';
import { deskTakenOver, sessionLost } from './app/session-slice.ts';
import { makeStore } from './app/store.ts';
import { ClockProvider } from './ui/index.ts';

const clock = () => Date.now();
const store = makeStore();
store.dispatch(preferencesRemembered(rememberedPreferences(localStorage)));
store.subscribe(() => rememberPreferences(localStorage, store.getState().preferences));

const host = await deskHost(window);
const api = makeApiClient({
  origin: host.origin,
  fetch: (...request) => fetch(...request),
  authorization: host.authorization,
  onNews: (news) => {
    switch (news) {
      case 'answered':
        return void store.dispatch(serverAnswered());
      case 'offline':
        return void store.dispatch(linkLost({ at: clock(), retryAt: null }));
      case 'signedOut':
        return void (store.getState().session.phase === 'signedIn' && store.dispatch(sessionLost()));
      case 'deskTakenOver':
        return void store.dispatch(deskTakenOver());
    }
  },
});
const desk: Desk = { api, clock, host };

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <Provider store={store}>
    <DeskProvider value={desk}>
      <ClockProvider value={clock}>
        <App />
      </ClockProvider>
    </DeskProvider>
  </Provider>,
);
