/** The outcome of a wish: an expected refusal is a value the caller must look at, never an exception. */
export type Result<Value, Refused> = Accepted<Value> | Rejected<Refused>;

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Rejected<Refused> {
  readonly ok: false;
  readonly refusal: Refused;
}

export function accepted<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refused<Refused>(refusal: Refused): Rejected<Refused> {
  return { ok: false, refusal };
}
