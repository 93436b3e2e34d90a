import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from './Button';

interface MenuProps {
  label: ReactNode;
  /** What it is called where the label alone does not say what it is about. */
  ariaLabel?: string;
  small?: boolean;
  entries: readonly { id: string; label: string; href?: string; download?: string; onAction?: () => void }[];
}

/** A button that opens a short list of things to do or places to go. */
export function Menu({ label, ariaLabel, small, entries }: MenuProps) {
  return (
    <MenuTrigger>
      <Button small={small ?? false} {...(ariaLabel ? { 'aria-label': ariaLabel } : {})}>
        {label}
      </Button>
      <Popover className="popover">
        <AriaMenu className="menu">
          {entries.map(({ id, label, ...rest }) => (
            <MenuItem key={id} id={id} className="menu-item" {...rest}>
              {label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
