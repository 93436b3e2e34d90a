import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import type { Names } from '@/ui/useNames';
import { DividedParts } from './DividedParts';
import { DivisionRequest } from './DivisionRequest';

interface DivisionsProps {
  page: Schemas['DraftPage'];
  outlook: Schemas['Outlook'];
  pending: readonly Schemas['AmendmentPage'][];
  names: Names;
}

/** Divisions that were granted, part after part, and requests for one. */
export function Divisions({ page, outlook, pending, names }: DivisionsProps) {
  const text = (amendment: string | undefined, children: (layout: Schemas['Layout']) => ReactNode) => (
    <DividedText page={page} amendment={pending.find((one) => one.amendment.id === amendment)} id={amendment}>
      {children}
    </DividedText>
  );
  return (
    <>
      {outlook.division_requests.map((request) => (
        <div key={request.id}>
          {text(request.amendment_id, (layout) => (
            <DivisionRequest page={page} outlook={outlook} request={request} layout={layout} names={names} />
          ))}
        </div>
      ))}
      {outlook.divisions.map((division) => (
        <div key={division.request_id}>
          {text(division.amendment_id, (layout) => (
            <DividedParts page={page} outlook={outlook} division={division} layout={layout} names={names} />
          ))}
        </div>
      ))}
    </>
  );
}

interface DividedTextProps {
  page: Schemas['DraftPage'];
  /** The amendment that is divided, by its id; the draft where absent. */
  id: string | undefined;
  amendment: Schemas['AmendmentPage'] | undefined;
  children: (layout: Schemas['Layout']) => ReactNode;
}

/** The text that is divided: the draft's, or what an amendment proposes. */
function DividedText({ page, id, amendment, children }: DividedTextProps) {
  const proposed = useQuery({
    ...queries.proposedText(id ?? '', amendment?.amendment.revision ?? 1),
    enabled: amendment !== undefined,
  }).data;
  if (!id) return children(page.layout);
  return proposed ? children(proposed.layout) : null;
}
