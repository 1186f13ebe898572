import { Palette } from '../palette/palette.tsx';
import { PasswordDialog } from '../welcome/password-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MenuDialog } from './menu-dialog.tsx';
import type { PanelName } from './panel.ts';

export interface PanelsProps {
  readonly name: PanelName;
  readonly close: () => void;
}

// Fetched when one of them is opened first.
export function Panels({ name, close }: PanelsProps) {
  switch (name) {
    case 'palette':
      return <Palette close={close} />;
    case 'menu':
      return <MenuDialog close={close} />;
    case 'keys':
      return <KeysDialog close={close} />;
    case 'password':
      return <PasswordDialog close={close} />;
  }
}
