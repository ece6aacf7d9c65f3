import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { workBegun, workEnded } from '../desk-work/work-slice.ts';

export type WritingMode = 'reply' | 'note';

/** What is chosen and written for the end of a part, until it is completed. */
export interface WrapUpDraft {
  readonly reasonId: string | null;
  readonly outcomeId: string | null;
  readonly note: string;
}

/** What somebody is writing into one contact. Reply and note are two sheets: one is never sent as the other. */
export interface Draft {
  readonly reply: string;
  readonly note: string;
  readonly mode: WritingMode;
  /** Why words came back: shown until they are sent or cleared. */
  readonly cameBack: string | null;
  readonly changedAt: number;
  readonly wrapUp: WrapUpDraft;
}

export interface Drafts {
  readonly byContact: Readonly<Record<string, Draft>>;
  /** When everything was last kept on this computer; null when nothing is. */
  readonly keptAt: number | null;
  /** This computer refuses to keep drafts (private window, full disk): they live as long as the page. */
  readonly notKept: boolean;
}

export const emptyWrapUp: WrapUpDraft = { reasonId: null, outcomeId: null, note: '' };
export const emptyDraft: Draft = {
  reply: '',
  note: '',
  mode: 'reply',
  cameBack: null,
  changedAt: 0,
  wrapUp: emptyWrapUp,
};

const initialState: Drafts = { byContact: {}, keptAt: null, notKept: false };

const change = (drafts: Drafts, contactId: string, by: Partial<Draft>): Drafts => ({
  ...drafts,
  byContact: { ...drafts.byContact, [contactId]: { ...(drafts.byContact[contactId] ?? emptyDraft), ...by } },
});

/** Returned words stand before what was begun meanwhile. */
const joined = (returned: readonly string[], begun: string): string =>
  [...returned, begun].filter((text) => text.trim().length > 0).join('\n');

interface Words {
  readonly contactId: string;
  readonly mode: WritingMode;
  readonly text: string;
  readonly at: number;
}

const slice = createSlice({
  name: 'drafts',
  initialState,
  reducers: {
    draftChanged: (drafts, { payload: { contactId, mode, text, at } }: PayloadAction<Words>): Drafts => {
      const cleared = text === '' ? { cameBack: null } : {};
      return change(drafts as Drafts, contactId, { [mode]: text, changedAt: at, ...cleared });
    },
    modeChosen: (
      drafts,
      { payload: { contactId, mode } }: PayloadAction<{ contactId: string; mode: WritingMode }>,
    ): Drafts => change(drafts as Drafts, contactId, { mode }),
    wordsCameBack: (
      drafts,
      {
        payload: { contactId, mode, texts, because, at },
      }: PayloadAction<{
        contactId: string;
        mode: WritingMode;
        texts: readonly string[];
        because: string | null;
        at: number;
      }>,
    ): Drafts => {
      const begun = (drafts as Drafts).byContact[contactId] ?? emptyDraft;
      const back = { [mode]: joined(texts, begun[mode]), mode, cameBack: because, changedAt: at };
      return change(drafts as Drafts, contactId, back);
    },
    wrapUpChanged: (
      drafts,
      { payload: { contactId, change: by } }: PayloadAction<{ contactId: string; change: Partial<WrapUpDraft> }>,
    ): Drafts => {
      const before = (drafts as Drafts).byContact[contactId]?.wrapUp ?? emptyWrapUp;
      return change(drafts as Drafts, contactId, { wrapUp: { ...before, ...by } });
    },
    /** From this computer's store, where nothing newer was begun. */
    draftsRestored: (drafts, { payload }: PayloadAction<Readonly<Record<string, Draft>>>): Drafts => ({
      ...(drafts as Drafts),
      byContact: { ...payload, ...(drafts as Drafts).byContact },
    }),
    draftsKept: (drafts, { payload: at }: PayloadAction<number>): Drafts => ({
      ...(drafts as Drafts),
      keptAt: at,
      notKept: false,
    }),
    draftsNotKept: (drafts): Drafts => ({ ...(drafts as Drafts), notKept: true }),
    draftDropped: (drafts, { payload: contactId }: PayloadAction<string>): Drafts => {
      const { [contactId]: _dropped, ...byContact } = (drafts as Drafts).byContact;
      return { ...(drafts as Drafts), byContact };
    },
  },
  extraReducers: (builder) =>
    builder.addCase(workBegun, (): Drafts => initialState).addCase(workEnded, (): Drafts => initialState),
});

export const {
  draftChanged,
  modeChosen,
  wordsCameBack,
  wrapUpChanged,
  draftsRestored,
  draftsKept,
  draftsNotKept,
  draftDropped,
} = slice.actions;
export const draftsReducer = slice.reducer;
