import { useEffect, useRef, useState } from 'react';
import { forgetTyped, keepTyped, readTyped, type Typed } from '@/lib/typed';

/**
 * The form's words, kept in this browser on every change. `restored` tells that
 * they come from an earlier visit; `forget` throws the kept ones away.
 */
export function useTyped(key: string, start: Typed) {
  const kept = useRef(readTyped(key));
  const [typed, setTyped] = useState<Typed>(kept.current ?? start);
  const [restored, setRestored] = useState(kept.current !== null);
  const [failed, setFailed] = useState(false);
  const touched = useRef(kept.current !== null);

  useEffect(() => {
    if (touched.current) setFailed(!keepTyped(key, typed));
  }, [key, typed]);

  const change = (part: Partial<Typed>) => {
    touched.current = true;
    setTyped((now) => ({ ...now, ...part }));
  };
  const forget = () => {
    touched.current = false;
    forgetTyped(key);
  };
  const startAgain = () => {
    forget();
    setRestored(false);
    setTyped(start);
  };
  /** True while there are words that exist nowhere but here. */
  const unsent = () => touched.current;
  return { typed, change, restored, failed, forget, startAgain, unsent };
}
