import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { I18nProvider as AriaLocale } from 'react-aria-components';
import { ApiError } from '@/api/client';
import { I18nProvider, useLanguage } from '@/i18n';
import { ToastProvider } from '@/ui/Toast';

/** What every page needs: data, language, and a place for short messages. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <I18nProvider>
        <AriaLanguage>
          <ToastProvider>{children}</ToastProvider>
        </AriaLanguage>
      </I18nProvider>
    </QueryClientProvider>
  );
}

function AriaLanguage({ children }: { children: ReactNode }) {
  return <AriaLocale locale={useLanguage().language}>{children}</AriaLocale>;
}

/** Events tell when something is old; a refusal by the server is final, a lost line is tried again. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      },
    },
  });
}
