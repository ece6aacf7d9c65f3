import { identityOperations } from '@switchboard/shared/identity';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { LoadingLines, PageHeader, Panel } from '../../ui/index.ts';
import { PolicyForm } from './PolicyForm.tsx';

/** The organisation's rules for signing in, each with what it means for the people at work. */
export function SignInPolicyScreen() {
  const { value, refusal, reload } = useQuery(identityOperations.organisation.readPolicy, {});
  return (
    <>
      <PageHeader
        title="Sign-in rules"
        intro="They hold for everybody in your organisation from the next sign-in on. An active contact is never cut off by idle time."
      />
      {value ? (
        <PolicyForm read={value} />
      ) : (
        <Panel>
          {refusal ? (
            <LoadFailure what="The rules" refusal={refusal} onRetry={reload} />
          ) : (
            <LoadingLines label="Loading the rules" />
          )}
        </Panel>
      )}
    </>
  );
}
