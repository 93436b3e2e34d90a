import { resultAddress } from '@/api/jobs';
import { useText } from '@/i18n';
import { Button } from './Button';
import { ProgressBar } from './ProgressBar';
import type { FollowedJob } from './useJob';

interface JobProgressProps {
  of: FollowedJob;
  /** False where the page itself shows what came of it. */
  offersResult?: boolean;
}

/** How far a job is, the cancelling of it, and the document that came of it. */
export function JobProgress({ of, offersResult = true }: JobProgressProps) {
  const t = useText();
  const { job, error, isBusy, cancel } = of;
  const refused = error?.message ?? job?.problem?.detail;
  if (refused) {
    return (
      <p className="notice notice-error lines" role="alert">
        {refused}
      </p>
    );
  }
  if (isBusy) {
    const { step, done, total } = job?.progress ?? { step: '', done: 0, total: 0 };
    return (
      <div className="row job">
        <ProgressBar
          label={t(`job.step.${step || 'waiting'}`)}
          {...(total > 0 ? { value: (100 * done) / total } : {})}
        />
        {step !== 'storing' && (
          <Button small isDisabled={!job} onPress={cancel}>
            {t('job.cancel')}
          </Button>
        )}
      </div>
    );
  }
  if (job?.state === 'cancelled') {
    return (
      <p className="soft" role="status">
        {t('job.cancelled')}
      </p>
    );
  }
  if (job?.state !== 'done' || !offersResult) return null;
  return (
    <p className="notice" role="status">
      <a href={resultAddress(job.id)} download={job.name}>
        {t('job.download', { name: job.name })}
      </a>
    </p>
  );
}
