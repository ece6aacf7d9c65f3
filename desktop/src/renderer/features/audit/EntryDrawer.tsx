import { type OpenedAuditEntry, readAuditEntry } from '@switchboard/shared/audit';
import { Eraser, Route } from 'lucide-react';
import { useState } from 'react';
import { formatExact } from '../../app/format-time.ts';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useMayI } from '../../app/use-me.ts';
import { useQuery } from '../../app/use-query.ts';
import { Banner, Button, Facts, FormDrawer, LoadingLines } from '../../ui/index.ts';
import styles from './Audit.module.css';
import { actorOf, changesOf, deedOf, factsOf } from './audit-words.ts';
import { EraseForm } from './EraseForm.tsx';

function Changes({ before, after }: { before: unknown; after: unknown }) {
  const changes = changesOf(before, after);
  if (changes.length === 0) return null;
  return (
    <section className={styles.section} aria-label="What changed">
      <h3>What changed</h3>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{change.field}</th>
              <td>{change.before ? <del>{change.before}</del> : <span className="muted">–</span>}</td>
              <td>{change.after ? <ins>{change.after}</ins> : <span className="muted">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Content({ entry }: { entry: OpenedAuditEntry }) {
  if (entry.erasedAt !== null) {
    return (
      <Banner kind="info" icon={Eraser} title={`The content was erased ${formatExact(entry.erasedAt)}.`}>
        The entry stands and the chain is whole. The reason is in the trail as an entry of its own.
      </Banner>
    );
  }
  if (!entry.payload) return <p className="muted small">Nothing more was recorded.</p>;
  const facts = factsOf(entry.payload.facts);
  return (
    <>
      <Changes before={entry.payload.before} after={entry.payload.after} />
      {facts.length > 0 && (
        <section className={styles.section} aria-label="Facts">
          <h3>Facts</h3>
          <Facts facts={facts} />
        </section>
      )}
    </>
  );
}

function Link({ entry }: { entry: OpenedAuditEntry }) {
  const { link } = entry;
  return (
    <section className={styles.section} aria-label="Its place in the chain">
      <h3>Its place in the chain</h3>
      {link ? (
        <Facts
          facts={[
            ['Number', `#${link.seq}`],
            ['Sealed', formatExact(link.sealedAt)],
            [
              'Entry',
              <span key="entry" className={styles.hash}>
                {link.entryHash}
              </span>,
            ],
            [
              'Before it',
              <span key="prev" className={styles.hash}>
                {link.prevHash}
              </span>,
            ],
            [
              'Link',
              <span key="link" className={styles.hash}>
                {link.hash}
              </span>,
            ],
          ]}
        />
      ) : (
        <p className="muted small">The sealer has not been yet; it comes within a second or so.</p>
      )}
    </section>
  );
}

/** One entry, opened: what was before and after, and how it is held in the chain. */
export function EntryDrawer({
  entryId,
  onTrace,
  onErased,
  onClose,
}: {
  entryId: string;
  onTrace: (traceId: string) => void;
  onErased: () => void;
  onClose: () => void;
}) {
  const mayErase = useMayI('audit.erase');
  const { value: entry, refusal, reload } = useQuery(readAuditEntry, { entryId });
  const [erasing, setErasing] = useState(false);
  if (erasing && entry) {
    return (
      <EraseForm
        entry={entry}
        onClose={() => setErasing(false)}
        onErased={() => {
          setErasing(false);
          reload();
          onErased();
        }}
      />
    );
  }
  return (
    <FormDrawer
      opened
      title={entry ? deedOf(entry.action) : 'Audit entry'}
      aside={
        entry &&
        mayErase &&
        entry.erasedAt === null &&
        entry.payload && (
          <Button look="danger" icon={Eraser} onClick={() => setErasing(true)}>
            Erase content…
          </Button>
        )
      }
      onClose={onClose}
    >
      {entry ? (
        <>
          <Facts
            facts={[
              ['When', formatExact(entry.recordedAt)],
              ['Who', actorOf(entry.actor)],
              [
                'Operation',
                <span key="action" className="mono">
                  {entry.action}
                </span>,
              ],
              ['Record', <span key="subject" className="mono">{`${entry.subject.kind} ${entry.subject.id}`}</span>],
              [
                'Trace',
                <span key="trace" className="mono">
                  {entry.traceId}
                </span>,
              ],
            ]}
          />
          <div>
            <Button size="compact" icon={Route} onClick={() => onTrace(entry.traceId)}>
              All entries of this trace
            </Button>
          </div>
          <Content entry={entry} />
          <Link entry={entry} />
        </>
      ) : refusal ? (
        <LoadFailure what="The entry" refusal={refusal} onRetry={reload} />
      ) : (
        <LoadingLines label="Loading the entry" />
      )}
    </FormDrawer>
  );
}
