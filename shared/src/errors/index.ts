export { type Problem, problemOf, problemSchema } from './problem.ts';
export { type Refusal, type RefusalCode, refusalCodes, sentenceOf, statusOf } from './refusal-codes.ts';
