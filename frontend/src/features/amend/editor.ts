import type { Ref } from 'react';
import type { Known } from '@/lib/parts';
import type { Run } from '@/lib/runs';

/** What both editors take: they share one value, the stored inline text. */
export interface EditorProps {
  value: string;
  /** The changes between the base and exactly this value. */
  runs: readonly Run[];
  known: Known;
  lang: string;
  label: string;
  onChange: (value: string) => void;
  handle: Ref<EditorHandle>;
}

export interface EditorHandle {
  /** Puts stored inline text, such as `{fn:key}`, where the cursor stands. */
  insert: (stored: string) => void;
  focus: () => void;
}
