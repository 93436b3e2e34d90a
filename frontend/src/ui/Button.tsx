import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';
import { Link, type LinkProps } from 'react-router';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

interface Style {
  look?: Look;
  small?: boolean;
}

function classes({ look = 'plain', small }: Style, extra?: string) {
  const names = [
    'button',
    look === 'plain' ? '' : `button-${look}`,
    small ? 'button-small' : '',
    extra ?? '',
  ];
  return names.filter(Boolean).join(' ');
}

export type ButtonProps = Omit<AriaProps, 'className'> & Style & { className?: string };

export function Button({ look, small, className, ...props }: ButtonProps) {
  return <AriaButton {...props} className={classes({ look, small }, className)} />;
}

/** A link that looks like a button, for what leads to another page. */
export function ButtonLink({ look, small, className, ...props }: LinkProps & Style) {
  return <Link {...props} className={classes({ look, small }, className)} />;
}
