import { identityOperations } from '@switchboard/shared/identity';
import { LoadFailure } from '../../app/LoadFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { LoadingLines, PageHeader, Panel } from '../../ui/index.ts';
import { BrandForm } from './BrandForm.tsx';

/** How the organisation shows itself: name, logo, colour, with the judgement on each before anybody sees it. */
export function BrandScreen() {
  const { value, refusal, reload } = useQuery(identityOperations.organisation.read, {});
  return (
    <>
      <PageHeader
        title="Brand"
        intro="Only the accent takes your colour. Status colours, text and focus never change, so that a state means the same everywhere."
      />
      {value ? (
        <BrandForm organisation={value} reload={reload} />
      ) : (
        <Panel>
          {refusal ? (
            <LoadFailure what="Your brand" refusal={refusal} onRetry={reload} />
          ) : (
            <LoadingLines label="Loading your brand" />
          )}
        </Panel>
      )}
    </>
  );
}
