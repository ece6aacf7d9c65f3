import { configureStore } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { changesReducer } from './changes-slice.ts';
import { draftsReducer } from './drafts/drafts-slice.ts';
import { linkReducer } from './link-slice.ts';
import { preferencesReducer } from './preferences-slice.ts';
import { sessionReducer } from './session-slice.ts';
import { agentReducer } from './desk-work/agent-slice.ts';
import { contactsReducer } from './desk-work/contacts-slice.ts';
import { conversationsReducer } from './desk-work/conversations-slice.ts';
import { offersReducer } from './desk-work/offers-slice.ts';
import { outboxReducer } from './desk-work/outbox-slice.ts';
import { workReducer } from './desk-work/work-slice.ts';

/** One way round: click, command, server, event, slice, selector, screen. */
export function makeStore() {
  return configureStore({
    reducer: {
      session: sessionReducer,
      link: linkReducer,
      changes: changesReducer,
      preferences: preferencesReducer,
      work: workReducer,
      agent: agentReducer,
      offers: offersReducer,
      contacts: contactsReducer,
      conversations: conversationsReducer,
      outbox: outboxReducer,
      drafts: draftsReducer,
    },
  });
}
export type DeskStore = ReturnType<typeof makeStore>;
export type DeskState = ReturnType<DeskStore['getState']>;

export const useDeskDispatch = useDispatch.withTypes<DeskStore['dispatch']>();
export const useDeskSelector = useSelector.withTypes<DeskState>();
