import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '@/api/client';
import { cancelJob, isEnded, type Job, readJob } from '@/api/jobs';

/** How often the server is asked how far a job is: soon at first, since most are quick. */
const waits = [120, 250, 500];

export interface FollowedJob {
  job: Job | undefined;
  /** Why it could not be started or followed. */
  error: Error | undefined;
  isBusy: boolean;
  start: (ask: () => Promise<Job>) => void;
  cancel: () => void;
  /** Forgets it; the server throws its result away in time. */
  reset: () => void;
}

/**
 * Starts something that the server does in the background and follows it to its end. Leaving the page leaves the
 * job to itself.
 */
export function useJob(onDone?: (job: Job) => void): FollowedJob {
  const [job, setJob] = useState<Job>();
  const [error, setError] = useState<Error>();
  const [isStarting, setStarting] = useState(false);
  const told = useRef(onDone);
  told.current = onDone;
  const run = useRef(0);

  const id = job && !isEnded(job) ? job.id : undefined;
  useEffect(() => {
    if (!id) return;
    let timer: number | undefined;
    let asked = 0;
    let isLeft = false;
    const ask = async () => {
      try {
        const now = await readJob(id);
        if (isLeft) return;
        setJob(now);
        if (now.state === 'done') told.current?.(now);
        if (!isEnded(now)) later();
      } catch (cause) {
        if (isLeft) return;
        setJob(undefined);
        setError(cause as Error);
      }
    };
    const later = () => {
      timer = window.setTimeout(ask, waits[Math.min(asked++, waits.length - 1)]);
    };
    later();
    return () => {
      isLeft = true;
      window.clearTimeout(timer);
    };
  }, [id]);

  const start = (ask: () => Promise<Job>) => {
    const mine = ++run.current;
    setJob(undefined);
    setError(undefined);
    setStarting(true);
    ask()
      .then((started) => mine === run.current && setJob(started))
      .catch((cause: Error) => mine === run.current && setError(cause))
      .finally(() => mine === run.current && setStarting(false));
  };
  const reset = () => {
    run.current++;
    setStarting(false);
    setJob(undefined);
    setError(undefined);
  };
  const cancel = () => {
    if (!job) return;
    const mine = run.current;
    // What is being stored already cannot be cancelled: it is followed to its end.
    cancelJob(job.id)
      .then(() => mine === run.current && setJob({ ...job, state: 'cancelled' }))
      .catch((cause: ApiError) => {
        if (mine === run.current && cause.problem?.code !== 'conflict') setError(cause);
      });
  };
  return { job, error, isBusy: isStarting || id !== undefined, start, cancel, reset };
}

/** What a finished job answered, as `read` takes it from the server. */
export function useJobResult<Result>(job: Job | undefined, read: (job: string) => Promise<Result>) {
  return useQuery({
    queryKey: ['job', job?.id, 'result'],
    queryFn: () => read(job?.id ?? ''),
    enabled: job?.state === 'done',
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
