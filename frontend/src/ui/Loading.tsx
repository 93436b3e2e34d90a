import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '@/i18n';
import { Button } from './Button';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Shows what a query found, or that it is on its way, or the server's sentence why not. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const t = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <div className="notice notice-error" role="alert">
        <p>{query.error.message}</p>
        <p>
          <Button small onPress={() => query.refetch()}>
            {t('action.retry')}
          </Button>
        </p>
      </div>
    );
  }
  return <Waiting />;
}

export function Waiting() {
  const t = useText();
  return (
    <p className="soft waiting" role="status">
      {t('state.loading')}
    </p>
  );
}
