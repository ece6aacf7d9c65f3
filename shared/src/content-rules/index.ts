export { type ContentFacts, longestWords } from './content-facts.ts';
export { type ContentHit, type ContentJudgement, judgeContent, type Judging, type Unjudged } from './judge-content.ts';
export { patternFault } from './pattern.ts';
