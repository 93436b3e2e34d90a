import type { Schemas } from '@/api/client';
import { Budget } from './Budget';
import { Positions } from './Positions';
import { Standing } from './Standing';

export interface ParagraphProps {
  page: Schemas['DraftPage'];
  list: Schemas['ParagraphList'];
  paragraph: Schemas['Paragraph'];
  nameOf: (clause: string) => string;
}

/** Beside a paragraph: where it stands, who agrees and who holds it, what it costs. */
export function ParagraphPanel(props: ParagraphProps) {
  return (
    <div className="stack stack-tight paragraph-panel">
      <Standing {...props} />
      <Positions {...props} />
      <Budget {...props} />
    </div>
  );
}
