import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';

interface Labelled {
  label: string;
  hint?: string;
}

function Frame({ id, label, hint, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}

export function TextField({ label, hint, ...props }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <input id={id} className="input" dir="auto" aria-describedby={hint && `${id}-hint`} {...props} />
    </Frame>
  );
}

export function TextArea({ label, hint, ...props }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <textarea id={id} className="input" dir="auto" aria-describedby={hint && `${id}-hint`} {...props} />
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  children,
  ...props
}: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint}>
      <select id={id} className="input" aria-describedby={hint && `${id}-hint`} {...props}>
        {children}
      </select>
    </Frame>
  );
}

export function Check({
  children,
  ...props
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { children: ReactNode }) {
  return (
    <label className="check">
      <input type="checkbox" {...props} />
      <span>{children}</span>
    </label>
  );
}
