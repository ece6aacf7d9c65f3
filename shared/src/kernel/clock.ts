/** Milliseconds since 1970 in UTC. Fields that hold one are named `…At`. */
export type Instant = number;

/** Tells the time. Handed in, so that tests can stop it. */
export type Clock = () => Instant;

const second = 1000;
export const seconds = (count: number): number => count * second;
export const minutes = (count: number): number => count * 60 * second;
export const hours = (count: number): number => count * 60 * 60 * second;
export const days = (count: number): number => count * 24 * 60 * 60 * second;
