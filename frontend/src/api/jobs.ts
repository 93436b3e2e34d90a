import { api, type Schemas, take } from './client';

export type Job = Schemas['Job'];

export const isEnded = (job: Job) =>
  job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

export const readJob = (job: string) => take(api.GET('/jobs/{job}', { params: { path: { job } } }));

export const cancelJob = (job: string) => take(api.DELETE('/jobs/{job}', { params: { path: { job } } }));

/** Where a browser takes a result away from. */
export const resultAddress = (job: string) => `/api/v1/jobs/${encodeURIComponent(job)}/result`;

/** The result of a job that answers what its request would have answered. */
export const readResult = (job: string) => take(api.GET('/jobs/{job}/result', { params: { path: { job } } }));
