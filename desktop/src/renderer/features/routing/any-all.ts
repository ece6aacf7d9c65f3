/** Conditions that go together as any or all of them. */
export type AnyAll<Condition> = { any: Condition[] } | { all: Condition[] };

export const modeOf = (when: AnyAll<unknown>): 'any' | 'all' => ('any' in when ? 'any' : 'all');
export const conditionsOf = <Condition>(when: AnyAll<Condition>): readonly Condition[] =>
  'any' in when ? when.any : when.all;
export const together = <Condition>(mode: 'any' | 'all', conditions: Condition[]): AnyAll<Condition> =>
  mode === 'any' ? { any: conditions } : { all: conditions };
