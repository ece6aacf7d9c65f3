/** Something a plan has, with everything that is said of it in words. What it is told apart by is its id. */
export interface PlanThing {
  readonly id: string;
  /** As the head of a sentence: `Queue “101 enquiries”`. */
  readonly title: string;
  readonly lines: readonly PlanLine[];
}

export interface PlanLine {
  readonly label: string;
  readonly value: string;
}
