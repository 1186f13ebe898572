import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from '#core/uuid.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import type { PersonRow, RoleRow } from '#wire/people.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { Failure, Waiting } from '../shell/page-state.tsx';
import { useHouse } from '../state/house.ts';
import { usePeopleStrings } from '../strings/people.ts';
import { peopleQuery, rolesQuery } from './people-queries.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { WayInDialog } from './way-in-dialog.tsx';
import './people.css';

type Open = { readonly name: 'nothing' } | { readonly name: 'person' | 'way-in'; readonly person: PersonRow };
const nothing: Open = { name: 'nothing' };

function blank(roles: readonly RoleRow[]): PersonRow {
  const id = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const usual = roles.find(({ code }) => code === 'cashier') ?? roles.at(-1);
  return { id, name: '', role: usual?.code ?? '', stores: null, is_active: true, has_password: false };
}

// Who works here, and what each kind of them may do.
export function PeoplePage() {
  const texts = usePeopleStrings();
  const house = useHouse();
  const people = useQuery(peopleQuery(house));
  const roles = useQuery(rolesQuery(house));
  const [open, setOpen] = useState<Open>(nothing);
  const close = () => setOpen(nothing);
  const again = () => void Promise.all([people.refetch(), roles.refetch()]);
  const error = people.error ?? roles.error;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{texts.title}</h1>
        <ExportMenu list="people" />
        {roles.data ? (
          <Button
            look="primary"
            className="page-act"
            icon={<Icon name="plus" size={18} />}
            onClick={() => setOpen({ name: 'person', person: blank(roles.data) })}
          >
            {texts.add}
          </Button>
        ) : null}
      </div>
      {people.data && roles.data ? (
        <>
          <PeopleTable
            people={people.data}
            roles={roles.data}
            onOpen={(person) => setOpen({ name: 'person', person })}
            onWayIn={(person) => setOpen({ name: 'way-in', person })}
          />
          <RolesPanel roles={roles.data} />
        </>
      ) : error ? (
        <Failure error={error} retry={again} />
      ) : (
        <Waiting />
      )}
      {open.name === 'person' ? (
        <PersonDialog
          person={open.person}
          roles={roles.data ?? []}
          close={close}
          onAdded={(person) => setOpen({ name: 'way-in', person })}
        />
      ) : null}
      {open.name === 'way-in' ? <WayInDialog person={open.person} close={close} /> : null}
    </div>
  );
}
