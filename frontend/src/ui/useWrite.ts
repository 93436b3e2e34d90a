import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from './Toast';

interface WriteOptions<Input, Output> {
  write: (input: Input) => Promise<Output>;
  /** What shows the result and must be read again. */
  refresh: readonly QueryKey[];
  onDone?: (output: Output, input: Input) => void;
  /** Leaves telling of a failure to the caller. */
  quiet?: boolean;
}

/** A write to the server: reads again what it changed and tells the server's own sentence when it fails. */
export function useWrite<Input, Output>({ write, refresh, onDone, quiet }: WriteOptions<Input, Output>) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: write,
    onSuccess: async (output, input) => {
      await Promise.all(refresh.map((queryKey) => client.invalidateQueries({ queryKey })));
      onDone?.(output, input);
    },
    onError: (error) => {
      for (const queryKey of refresh) client.invalidateQueries({ queryKey });
      if (!quiet) toasts.failed(error.message);
    },
  });
}
