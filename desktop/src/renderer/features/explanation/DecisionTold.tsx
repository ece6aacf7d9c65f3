import { useState } from 'react';
import { Link } from 'react-router';
import { useMayI } from '../../app/use-me.ts';
import { secondsWords } from '../../app/words/plan-words.ts';
import { Button } from '../../ui/index.ts';
import styles from './Explanation.module.css';
import { decisionSentences, reasonWords, ruleWords } from './explanation-words.ts';
import type { Candidate, ToldDecision } from './read-explanation.ts';

type NameOf = (userId: string) => string;
const shownAtFirst = 5;

/** Who was left out for one reason; where the whole list is at hand it can be opened. */
function LeftOut({ why, count, people }: { why: string; count: number; people: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const words = reasonWords(why, count);
  if (people.length === 0) return <li>{words}</li>;
  return (
    <li>
      <Button type="button" look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words}
      </Button>
      {open && <p className={styles.people}>{people.join(', ')}</p>}
    </li>
  );
}

function Candidates({ candidates, at, nameOf }: { candidates: readonly Candidate[]; at: number; nameOf: NameOf }) {
  const [all, setAll] = useState(false);
  const shown = all ? candidates : candidates.slice(0, shownAtFirst);
  const withLevels = candidates.some(({ levels }) => levels !== null);
  return (
    <>
      <table className={styles.candidates}>
        <caption>Who could take it, in the order of being asked</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Priority</th>
            <th scope="col">In use</th>
            <th scope="col">Idle for</th>
            {withLevels && <th scope="col">Levels</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ userId, priority, unitsUsed, unitsOf, idleSinceAt, levels }) => (
            <tr key={userId}>
              <th scope="row">{nameOf(userId)}</th>
              <td>{priority}</td>
              <td>{unitsUsed === null ? '–' : `${unitsUsed} of ${unitsOf ?? '?'}`}</td>
              <td>
                {idleSinceAt === null ? 'not known' : secondsWords(Math.max(0, Math.round((at - idleSinceAt) / 1_000)))}
              </td>
              {withLevels && <td>{levels ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {candidates.length > shown.length && (
        <Button type="button" look="quiet" size="small" onClick={() => setAll(true)}>
          {`Show all ${candidates.length}`}
        </Button>
      )}
    </>
  );
}

/** One decision in plain sentences: who was considered, who was left out and why, the clocks, the points, the plan. */
export function DecisionTold({
  told,
  at,
  nameOf,
  isLive,
}: {
  told: ToldDecision;
  at: number;
  nameOf: NameOf;
  isLive?: boolean;
}) {
  const mayReadPlan = useMayI('routing.read');
  const counts = new Map(Object.entries(told.leftOut));
  for (const { why } of told.others)
    if (!counts.has(why)) counts.set(why, told.others.filter((each) => each.why === why).length);
  const version = told.planVersion;
  return (
    <div className={styles.told}>
      <p>
        {isLive ? 'It goes to ' : 'It went to '}
        {ruleWords(told.rule)}.
        {version !== undefined && version > 0 && (
          <>
            {' '}
            By{' '}
            {mayReadPlan ? (
              <Link to={`/routing/history?open=${version}`}>version {version} of the plan</Link>
            ) : (
              `version ${version} of the plan`
            )}
            .
          </>
        )}
      </p>
      <ul className={styles.sentences}>
        {decisionSentences(told).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {told.candidates.length > 0 ? (
        <Candidates candidates={told.candidates} at={at} nameOf={nameOf} />
      ) : (
        told.able === 0 && <p className={styles.nobody}>Nobody could take it.</p>
      )}
      {counts.size > 0 && (
        <section aria-label="Left out">
          <h4>Left out</h4>
          <ul className={styles.leftOut}>
            {[...counts].map(([why, count]) => (
              <LeftOut
                key={why}
                why={why}
                count={count}
                people={told.others.filter((each) => each.why === why).map(({ userId }) => nameOf(userId))}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
