import { applyLanguage, type Language, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Button } from '#ui/button.tsx';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { applyTheme, theme } from '#ui/theme.ts';
import { useStore } from '#ui/use-store.ts';
import { applyDensity, densities, density } from '../state/density.ts';
import { useHouse } from '../state/house.ts';
import { useAccountStrings } from '../strings/account.ts';
import { useMenuStrings } from '../strings/menu.ts';
import { useShellStrings } from '../strings/shell.ts';
import { NavGroups } from './nav.tsx';
import { openPanel } from './panel.ts';

// Who is signed in and how the console looks; on a phone also every page.
export function MenuDialog({ close }: { readonly close: () => void }) {
  const { bar, close: closeLabel } = useShellStrings();
  const { menu } = useMenuStrings();
  const { session, signOut } = useHouse();
  const account = useAccountStrings();
  const { has_password } = session;
  const language = useLanguage();
  const themeChosen = useStore(theme);
  const densityChosen = useStore(density);
  return (
    <Dialog title={session.person.name} closeLabel={closeLabel} onClose={close} side="right">
      <div className="stack menu">
        <p className="muted">{session.company.name}</p>
        <nav className="menu-pages" aria-label={menu.pages}>
          <NavGroups onGo={close} />
        </nav>
        <Choice<Language>
          label={bar.language}
          options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          value={language}
          onChange={applyLanguage}
        />
        <Choice
          label={menu.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: menu.themes[value] }))}
          value={themeChosen}
          onChange={applyTheme}
        />
        <Choice
          label={menu.density}
          options={densities.map((value) => ({ value, label: menu.densities[value] }))}
          value={densityChosen}
          onChange={applyDensity}
        />
        <Button icon={<Icon name="keyboard" size={18} />} onClick={() => openPanel('keys')}>
          {menu.keys}
        </Button>
        <Button icon={<Icon name="person" size={18} />} onClick={() => openPanel('password')}>
          {has_password ? account.changePassword : account.setPassword}
        </Button>
        <Button
          icon={<Icon name="leave" size={18} />}
          onClick={() => {
            close();
            void signOut();
          }}
        >
          {menu.signOut}
        </Button>
      </div>
    </Dialog>
  );
}
