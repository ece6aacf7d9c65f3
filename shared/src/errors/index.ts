export { type Problem, problemOf, problemSchema, refusalCodeSchema } from './problem.ts';
export { type Refusal, type RefusalCode, refusalCodes, sentenceOf, statusOf } from './refusal-codes.ts';
