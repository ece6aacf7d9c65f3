export { assertNever } from './assert-never.ts';
export { canonicalJson } from './canonical-json.ts';
export { type Clock, days, hours, type Instant, minutes, seconds } from './clock.ts';
export { type Id, idOf, idSchema, newId } from './id.ts';
export { type IllegalTransition, type LifecycleTable, lifecycle } from './lifecycle.ts';
export { maxPageSize, type Page, pageInput, pageOf } from './page.ts';
export { hexOf, randomHex } from './random.ts';
export { isTime, withIsoTimes, withMillisecondTimes } from './rest-times.ts';
export { type Accepted, accepted, type Rejected, type Result, refused } from './result.ts';
