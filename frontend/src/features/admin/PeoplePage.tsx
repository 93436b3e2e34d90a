import { useAdministered } from './AdminPage';
import { Invitations } from './Invitations';
import { People } from './People';

/** `/admin/people`: who holds which role, and who is invited to one. */
export function PeoplePage() {
  const committee = useAdministered();
  return (
    <>
      <Invitations committee={committee.id} />
      <People committee={committee.id} />
    </>
  );
}
