import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Schemas } from '@/api/client';
import * as queries from '@/api/queries';
import { useText } from '@/i18n';
import { isAdopted } from '@/lib/adopted';
import { Loaded } from '@/ui/Loading';
import { Findings } from './Findings';
import { Numbers } from './Numbers';
import { Seal } from './Seal';
import { Sequence } from './Sequence';
import { Step } from './Step';
import { ResultSymbol } from './Symbol';
import { statesOf } from './states';

/** `/drafts/:id/finalize`: an adopted text on its way to its final form, step by step. */
export function FinalizePage() {
  const { id = '' } = useParams();
  const t = useText();
  const page = useQuery(queries.draft(id));
  return (
    <Loaded query={page}>
      {(data) => {
        if (!data.may.includes('check')) return <p className="empty">{t('finalize.notAllowed')}</p>;
        if (!isAdopted(data.draft)) return <p className="empty">{t('finalize.notYet')}</p>;
        return <Finalizing page={data} />;
      }}
    </Loaded>
  );
}

function Finalizing({ page }: { page: Schemas['DraftPage'] }) {
  const t = useText();
  const { draft } = page;
  const sequence = useQuery(queries.sequence(draft.id));
  const numbering = useQuery(queries.numbering(draft.id));
  const check = useQuery(queries.textCheck(draft.id));
  return (
    <div className="stack page-medium">
      <p className="soft">{t('finalize.lead')}</p>
      <Loaded query={sequence}>
        {(changes) => (
          <Loaded query={numbering}>
            {(numbers) => (
              <Loaded query={check}>
                {({ findings }) => (
                  <Steps page={page} changes={changes} numbers={numbers} findings={findings} />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

interface StepsProps {
  page: Schemas['DraftPage'];
  changes: readonly Schemas['SequenceChange'][];
  numbers: Schemas['Numbering'];
  findings: readonly Schemas['Finding'][];
}

function Steps({ page, changes, numbers, findings }: StepsProps) {
  const t = useText();
  const { draft, layout } = page;
  const isNumbered = draft.numbered_at !== undefined;
  const errors = findings.filter((finding) => hinders(finding, isNumbered)).length;
  const states = statesOf([
    isNumbered || changes.length === 0,
    isNumbered,
    isNumbered && errors === 0,
    draft.result_symbol !== undefined,
    draft.status === 'final',
  ]);
  return (
    <ol className="stack steps">
      <Step number={1} title={t('finalize.sequence')} state={states[0]}>
        <Sequence key={page.version.number} page={page} changes={changes} />
      </Step>
      <Step number={2} title={t('finalize.numbers')} state={states[1]}>
        <Numbers page={page} numbers={numbers} />
      </Step>
      <Step number={3} title={t('finalize.findings')} state={states[2]}>
        {errors > 0 && (
          <p className="notice notice-warn">{t('finalize.findings.hinder', { count: errors })}</p>
        )}
        <Findings findings={findings} layout={layout} />
      </Step>
      <Step number={4} title={t('finalize.symbol')} state={states[3]}>
        <ResultSymbol key={draft.result_symbol} page={page} />
      </Step>
      <Step number={5} title={t('finalize.seal')} state={states[4]}>
        <Seal page={page} errors={errors} />
      </Step>
    </ol>
  );
}

/** Whether a finding stands against the seal; the numbering settles some before it is final. */
function hinders({ rule, severity }: Schemas['Finding'], isNumbered: boolean): boolean {
  const isSettledByNumbering = rule === 'leftover-brackets' || rule === 'leftover-labels';
  return severity === 'error' && (isNumbered || !isSettledByNumbering);
}
