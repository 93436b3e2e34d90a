import { useEffect, useState } from 'react';

const second = 1000;

/** The present, told again every second while somebody looks. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), second);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
