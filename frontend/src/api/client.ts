import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** The typed client of the server's contract. Absolute, since fetch outside a browser needs it so. */
export const api = createClient<paths>({ baseUrl: `${window.location.origin}/api/v1` });

/** What the server refused, with its own sentence. */
export class ApiError extends Error {
  readonly problem: Schemas['Problem'];

  constructor(problem: Schemas['Problem']) {
    super(problem.detail);
    this.problem = problem;
  }
}

interface Answer<T> {
  data?: T;
  error?: Schemas['Problem'];
  response: Response;
}

/** Gives an answer's data, or throws its problem as an ApiError. */
export async function take<T>(request: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await request;
  if (response.ok) return data as T;
  throw new ApiError(isProblem(error) ? error : unreadable(response));
}

function isProblem(error: unknown): error is Schemas['Problem'] {
  return typeof error === 'object' && error !== null && 'detail' in error;
}

/** A proxy between browser and server may answer with anything. */
function unreadable(response: Response): Schemas['Problem'] {
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: `${response.status} ${response.statusText}`.trim(),
    code: 'unavailable',
    request_id: '',
  };
}

/** The value of If-Match for a version, revision or edition. */
export const etag = (number: number) => `"${number}"`;

/** A key that makes a repeated creation harmless. randomUUID exists only on secure origins. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
