import { Banner, ButtonLink } from '../../ui/index.ts';

/** A one-use link that does not work any more, or never came whole. */
export function LinkSpent({ whom }: { whom: string }) {
  return (
    <>
      <Banner kind="warning" title="This link does not work.">
        It was used already, has expired, or was not copied whole. {whom}
      </Banner>
      <ButtonLink to="/sign-in">Go to the sign-in page</ButtonLink>
    </>
  );
}
