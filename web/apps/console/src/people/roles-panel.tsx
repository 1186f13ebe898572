import { useState } from 'react';
import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import type { RoleRow } from '#wire/people.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { useHouse } from '../state/house.ts';
import { newId } from '../state/new-id.ts';
import { useCommand } from '../state/use-command.ts';
import { useFormat } from '../state/use-format.ts';
import { usePeopleStrings } from '../strings/people.ts';
import { useSettingsStrings } from '../strings/settings.ts';
import { isTrade } from '../welcome/presets.ts';
import { rolesOf, usualRole } from '../welcome/roles.ts';
import { RoleDialog } from './role-dialog.tsx';

const shown_max = 4;

function blank(): RoleRow {
  // Its end is chance.
  const code = `role_${newId().slice(-8)}`;
  return { code, names: {}, scopes: [], is_fixed: false, people: 0 };
}

export function RolesPanel({ roles }: { readonly roles: readonly RoleRow[] }) {
  const texts = usePeopleStrings();
  const language = useLanguage();
  const format = useFormat();
  const { scopes: meanings }: { readonly scopes: Readonly<Record<string, string>> } = useSettingsStrings();
  const [open, setOpen] = useState<RoleRow | null>(null);
  const list = (role: RoleRow) => {
    if (role.is_fixed) return texts.everything;
    const shown = role.scopes.slice(0, shown_max).map((scope) => meanings[scope] ?? scope);
    const rest = role.scopes.length - shown.length;
    return [...shown, ...(rest > 0 ? [texts.more(format.count(rest))] : [])].join(' · ');
  };
  return (
    <section className="panel roles" aria-labelledby="roles-title">
      <div className="panel-head">
        <h2 id="roles-title">{texts.roles}</h2>
        <div className="roles-acts">
          <ExportMenu list="roles" />
          <UsualRoles roles={roles} />
          <Button icon={<Icon name="plus" size={18} />} onClick={() => setOpen(blank())}>
            {texts.newRole}
          </Button>
        </div>
      </div>
      <p className="muted roles-hint">{texts.rolesHint}</p>
      <ul className="role-list">
        {roles.map((role) => (
          <li key={role.code} data-role={role.code}>
            {role.is_fixed ? (
              <strong>{nameIn(role.names, language)}</strong>
            ) : (
              <button type="button" className="text-link" onClick={() => setOpen(role)}>
                {nameIn(role.names, language)}
              </button>
            )}
            <span className="muted figure">{texts.count(format.count(role.people))}</span>
            <span className="role-scopes muted">{list(role)}</span>
          </li>
        ))}
      </ul>
      {open ? <RoleDialog role={open} close={() => setOpen(null)} /> : null}
    </section>
  );
}

// For a company from before there were roles, or one that has let some go.
function UsualRoles({ roles }: { readonly roles: readonly RoleRow[] }) {
  const texts = usePeopleStrings();
  const { session } = useHouse();
  const { sending, refused, send } = useCommand<unknown>(['roles']);
  const { trade } = session.company;
  const usual = rolesOf[isTrade(trade) ? trade : 'grocery'];
  const missing = usual.filter((code) => !roles.some((role) => role.code === code));
  if (missing.length === 0) return null;
  const add = async () => {
    for (const { code, names, scopes } of missing.map(usualRole)) {
      if (!(await send({ method: 'PUT', path: `/v1/roles/${code}`, body: { names, scopes } }))) return;
    }
  };
  return (
    <>
      <Button disabled={sending === 'yes'} onClick={() => void add()}>
        {texts.usual}
      </Button>
      <ErrorNote text={refused?.text} />
    </>
  );
}
