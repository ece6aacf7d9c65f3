import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { z } from 'zod';

/** How this person likes the desk to look, on this computer. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'normal', 'more']).default('system'),
  density: z.enum(['compact', 'roomy']).default('compact'),
  /** A short sound when a contact is offered. */
  offerSound: z.enum(['on', 'off']).default('on'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const slice = createSlice({
  name: 'preferences',
  initialState: preferencesSchema.parse({}),
  reducers: {
    preferencesRemembered: (_, { payload }: PayloadAction<Preferences>) => payload,
    preferenceChosen: (preferences, { payload }: PayloadAction<Partial<Preferences>>) => ({
      ...preferences,
      ...payload,
    }),
  },
});

export const { preferenceChosen, preferencesRemembered } = slice.actions;
export const preferencesReducer = slice.reducer;

const KEY = 'switchboard.preferences';

/** What was chosen last time; the defaults where nothing was, or storage is closed to us. */
export function rememberedPreferences(storage: Storage): Preferences {
  try {
    return preferencesSchema.catch(preferencesSchema.parse({})).parse(JSON.parse(storage.getItem(KEY) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

/** Keeps the choice for next time; a full or closed storage only costs the memory. */
export function rememberPreferences(storage: Storage, preferences: Preferences): void {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows refuse to store: the choice then lasts as long as the page.
  }
}
