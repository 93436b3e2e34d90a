import { type ReactNode, useEffect } from 'react';

interface PageProps {
  title: string;
  /** Shown above the page; left out where a frame shows the heading. */
  heading?: ReactNode;
  lead?: ReactNode;
  width?: 'narrow' | 'medium' | 'full';
  children: ReactNode;
}

/** A page: its title in the browser's bar, its heading, its content. */
export function Page({ title, heading = title, lead, width = 'full', children }: PageProps) {
  useTitle(title);
  return (
    <div className={width === 'full' ? 'page' : `page page-${width}`}>
      <header className="page-head">
        <h1>{heading}</h1>
        {lead && <div className="soft">{lead}</div>}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title ? `${title} · Chapeau` : 'Chapeau';
  }, [title]);
}
