// Adds up what all runners did. A skip needs a reason, and is a failure where its peer was installed for it.

/**
 * @typedef {{ title: string, file: string, state: 'passed' | 'failed' | 'skipped', reason?: string }} Outcome
 * @typedef {{ passed: Outcome[], failed: Outcome[], skipped: Outcome[] }} Tally
 */

/**
 * @param {Outcome[]} outcomes
 * @param {string[]} installedPeers names whose `peer:<name>` skips are not accepted
 * @returns {Tally}
 */
export function tally(outcomes, installedPeers) {
  const judged = outcomes.map((outcome) => judgeSkip(outcome, installedPeers));
  const those = (state) => judged.filter((outcome) => outcome.state === state);
  return { passed: those('passed'), failed: those('failed'), skipped: those('skipped') };
}

function judgeSkip(outcome, installedPeers) {
  if (outcome.state !== 'skipped') return outcome;
  if (!outcome.reason) return { ...outcome, state: 'failed', reason: 'skipped without a reason' };
  const peer = /^peer:(\S+)/.exec(outcome.reason)?.[1];
  if (!peer || !installedPeers.includes(peer)) return outcome;
  return { ...outcome, state: 'failed', reason: `skipped although ${peer} was installed (${outcome.reason})` };
}

/**
 * What a runner should have run and did not: a file of tests that is never reached proves nothing.
 * @param {string[]} files test files that exist
 * @param {Outcome[]} outcomes
 * @returns {Outcome[]}
 */
export function unrun(files, outcomes) {
  const reached = new Set(outcomes.map(({ file }) => file));
  return files.filter((file) => !reached.has(file)).map((file) => ({ title: 'was not run', file, state: 'failed' }));
}

/** @param {Tally} tally */
export function printTally({ passed, failed, skipped }) {
  for (const { title, file, reason } of skipped) console.log(`skipped  ${file}  ${title}\n         ${reason}`);
  for (const { title, file, reason } of failed)
    console.log(`failed   ${file}  ${title}${reason ? `\n         ${reason}` : ''}`);
  console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
}
