import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useText } from '@/i18n';
import { Button } from './Button';

interface Message {
  id: number;
  text: string;
  tone: 'done' | 'error';
}

interface Toasts {
  /** Tells that something was done. It goes by itself. */
  done: (text: string) => void;
  /** Tells that something failed. It stays until it is closed. */
  failed: (text: string) => void;
}

const Context = createContext<Toasts | null>(null);
const shownFor = 6000;
let nextId = 1;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const [messages, setMessages] = useState<Message[]>([]);
  const close = useCallback((id: number) => setMessages((all) => all.filter((m) => m.id !== id)), []);
  const show = useCallback(
    (text: string, tone: Message['tone']) => {
      const id = nextId++;
      setMessages((all) => [...all.filter((m) => m.text !== text), { id, text, tone }]);
      if (tone === 'done') window.setTimeout(() => close(id), shownFor);
    },
    [close],
  );
  const toasts = useMemo<Toasts>(
    () => ({ done: (text) => show(text, 'done'), failed: (text) => show(text, 'error') }),
    [show],
  );
  return (
    <Context.Provider value={toasts}>
      {children}
      <section className="toasts" aria-label={t('toast.region')} aria-live="polite" aria-relevant="additions">
        {messages.map(({ id, text, tone }) => (
          <div key={id} className={tone === 'error' ? 'toast toast-error' : 'toast'}>
            <span>{text}</span>
            <Button look="quiet" small aria-label={t('action.close')} onPress={() => close(id)}>
              ×
            </Button>
          </div>
        ))}
      </section>
    </Context.Provider>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts outside ToastProvider');
  return toasts;
}
