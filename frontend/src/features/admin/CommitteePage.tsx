import { useMe } from '@/api/queries';
import { useAdministered } from './AdminPage';
import { CommitteeForm } from './CommitteeForm';
import { NewCommittee } from './NewCommittee';
import { RulesForm } from './RulesForm';

/** `/admin`: what the committee is, and the rules that hold in it. */
export function CommitteePage() {
  const committee = useAdministered();
  const person = useMe();
  return (
    <>
      <CommitteeForm committee={committee} />
      <RulesForm committee={committee} />
      {person?.person.administrator && <NewCommittee />}
    </>
  );
}
