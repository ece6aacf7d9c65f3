import { type AuditVerification, type ChainFault, chainFaults, type UnsealedTail } from '@switchboard/shared/audit';

/** What a verification found in one trail. */
export type TrailFindings = Omit<AuditVerification, 'id' | 'requestedAt' | 'finishedAt' | 'intact'> & {
  readonly intact: boolean;
};

export interface VerifiedTrail {
  readonly organisationId: string;
  readonly findings: TrailFindings;
}

/** The findings as an auditor reads them on a terminal. */
export function reportOf({ organisationId, findings }: VerifiedTrail): string {
  const { intact, faults, faultCount, sealedEntries, erasedPayloads, unsealed } = findings;
  const untold = faultCount - faults.length;
  return [
    `Organisation ${organisationId}: ${intact ? 'whole' : 'NOT WHOLE'}`,
    `  ${counted(sealedEntries, 'sealed entry', 'sealed entries')}, ${counted(erasedPayloads, 'content', 'contents')} erased`,
    `  ${tailLine(unsealed)}`,
    ...(intact ? [] : [`  ${counted(faultCount, 'fault', 'faults')}:`]),
    ...faults.map((fault) => `    ${faultLine(fault)}`),
    ...(untold > 0 ? [`    and ${untold} more`] : []),
  ].join('\n');
}

function tailLine({ count, oldestRecordedAt }: UnsealedTail): string {
  if (count === 0 || oldestRecordedAt === null) return 'nothing waits to be sealed';
  const since = new Date(oldestRecordedAt).toISOString();
  return `${counted(count, 'entry is', 'entries are')} not sealed yet, the oldest of ${since}`;
}

function faultLine({ kind, seq, entryId }: ChainFault): string {
  const where = [...(seq === null ? [] : [`#${seq}`]), ...(entryId === null ? [] : [`entry ${entryId}`])];
  return [...where, chainFaults[kind]].join('  ');
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
