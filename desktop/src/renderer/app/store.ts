import { configureStore } from '@reduxjs/toolkit';
import { useDispatch, useSelector } from 'react-redux';
import { changesReducer } from './changes-slice.ts';
import { linkReducer } from './link-slice.ts';
import { preferencesReducer } from './preferences-slice.ts';
import { sessionReducer } from './session-slice.ts';

/** One way round: click, command, server, event, slice, selector, screen. */
export function makeStore() {
  return configureStore({
    reducer: { session: sessionReducer, link: linkReducer, changes: changesReducer, preferences: preferencesReducer },
  });
}
export type DeskStore = ReturnType<typeof makeStore>;
export type DeskState = ReturnType<DeskStore['getState']>;

export const useDeskDispatch = useDispatch.withTypes<DeskStore['dispatch']>();
export const useDeskSelector = useSelector.withTypes<DeskState>();
