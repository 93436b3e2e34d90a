import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider, type PrimitiveType, useIntl } from 'react-intl';
import type { Left } from '@/lib/left';
import type en from './messages/en.json';

/** Every sentence of the interface has an id in the catalogues of messages. */
export type MessageId = keyof typeof en;

/** The languages of the interface, each with its own name and direction. */
export const languages = {
  ar: { name: 'العربية', dir: 'rtl' },
  en: { name: 'English', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  fr: { name: 'Français', dir: 'ltr' },
  ru: { name: 'Русский', dir: 'ltr' },
  zh: { name: '中文', dir: 'ltr' },
} as const;

export type Language = keyof typeof languages;

const catalogues = import.meta.glob<{ default: Record<MessageId, string> }>('./messages/*.json');
const storageKey = 'chapeau.language';

export function isLanguage(value: string): value is Language {
  return value in languages;
}

/** The language chosen before, else the browser's, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const primary = tag.split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}

const Choice = createContext<LanguageChoice | null>(null);

/** Loads one catalogue at a time and gives it to everything below. */
export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Record<string, string> }>();

  useEffect(() => {
    let current = true;
    const load = catalogues[`./messages/${language}.json`];
    load?.().then((module) => {
      if (!current) return;
      document.documentElement.lang = language;
      document.documentElement.dir = languages[language].dir;
      setLoaded({ language, messages: module.default });
    });
    return () => {
      current = false;
    };
  }, [language]);

  const choose = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next);
    setLanguage(next);
  }, []);
  const choice = useMemo(() => ({ language, choose }), [language, choose]);

  if (!loaded) return null;
  return (
    <Choice.Provider value={choice}>
      <IntlProvider locale={loaded.language} messages={loaded.messages}>
        {children}
      </IntlProvider>
    </Choice.Provider>
  );
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(Choice);
  if (!choice) throw new Error('useLanguage outside I18nProvider');
  return choice;
}

/** Gives the function that turns a message id into the sentence of the chosen language. */
export function useText() {
  const intl = useIntl();
  return useCallback(
    (id: MessageId, values?: Record<string, PrimitiveType>) => intl.formatMessage({ id }, values),
    [intl],
  );
}

/** A sentence whose values may be elements, such as a delegation's name. */
export function useRichText() {
  const intl = useIntl();
  return useCallback(
    (id: MessageId, values: Record<string, ReactNode>): ReactNode => intl.formatMessage({ id }, values),
    [intl],
  );
}

/** Dates and times as the reader's language writes them. */
export function useTimes(zone?: string) {
  const intl = useIntl();
  return useMemo(
    () => ({
      dateTime: (iso: string) =>
        intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
      date: (iso: string) => intl.formatDate(iso, { dateStyle: 'medium', timeZone: zone }),
      time: (iso: string) => intl.formatTime(iso, { timeStyle: 'short', timeZone: zone }),
      /** What is left, such as "2 hours 5 minutes". */
      left: (left: Left) =>
        intl.formatList(
          left.map(({ unit, count }) =>
            intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' }),
          ),
          { type: 'unit', style: 'narrow' },
        ),
    }),
    [intl, zone],
  );
}
