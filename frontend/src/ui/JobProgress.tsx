import { type Job, resultAddress } from '@/api/jobs';
import { useText } from '@/i18n';
import { Button } from './Button';
import { ProgressBar } from './ProgressBar';

interface JobProgressProps {
  job: Job | undefined;
  error: Error | undefined;
  isBusy: boolean;
  onCancel: () => void;
  /** What a finished job offers; a link to take its result away where it is left out. */
  children?: React.ReactNode;
}

/** How far a job is, the cancelling of it, and what came of it. */
export function JobProgress({ job, error, isBusy, onCancel, children }: JobProgressProps) {
  const t = useText();
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
        <Button small isDisabled={!job} onPress={onCancel}>
          {t('job.cancel')}
        </Button>
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
  if (job?.state !== 'done') return null;
  return (
    children ?? (
      <p className="notice" role="status">
        <a href={resultAddress(job.id)} download={job.name}>
          {t('job.download', { name: job.name })}
        </a>
      </p>
    )
  );
}
