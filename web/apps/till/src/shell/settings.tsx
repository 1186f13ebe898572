import { applyLanguage, languageNames, languages } from '#i18n/language.ts';
import { useLanguage } from '#i18n/messages.ts';
import { Choice } from '#ui/choice.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { applyTheme, theme } from '#ui/theme.ts';
import { useStore } from '#ui/use-store.ts';
import { useStrings } from '../strings/strings.ts';

export function Settings({ close }: { readonly close: () => void }) {
  const { rail, common } = useStrings();
  const language = useLanguage();
  const current = useStore(theme);
  const themes = [
    { value: 'system', label: rail.themeSystem },
    { value: 'light', label: rail.themeLight },
    { value: 'dark', label: rail.themeDark },
  ] as const;
  return (
    <Dialog title={rail.settings} closeLabel={common.close} onClose={close}>
      <div className="stack">
        <Choice
          label={rail.language}
          options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          value={language}
          onChange={applyLanguage}
        />
        <Choice label={rail.theme} options={themes} value={current} onChange={applyTheme} />
      </div>
    </Dialog>
  );
}
