import { useLanguage } from '#i18n/messages.ts';
import { nameIn } from '#i18n/names.ts';
import { Button } from '#ui/button.tsx';
import type { PersonRow, RoleRow } from '#wire/people.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { usePeopleStrings } from '../strings/people.ts';

export interface PeopleTableProps {
  readonly people: readonly PersonRow[];
  readonly roles: readonly RoleRow[];
  readonly onOpen: (person: PersonRow) => void;
  readonly onWayIn: (person: PersonRow) => void;
}

export function PeopleTable({ people, roles, onOpen, onWayIn }: PeopleTableProps) {
  const texts = usePeopleStrings();
  const language = useLanguage();
  const house = useHouse();
  const roleOf = (person: PersonRow) => {
    const role = roles.find(({ code }) => code === person.role);
    return role ? nameIn(role.names, language) : person.role;
  };
  const storesOf = ({ stores }: PersonRow) =>
    stores?.map((store) => storeOf(house, store)?.code ?? '').join(' ') ?? texts.allStores;
  const stateOf = (person: PersonRow) =>
    person.is_active ? (person.has_password ? texts.byPassword : texts.notYet) : texts.dismissed;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="panel people-scroll" tabIndex={0} aria-label={texts.people}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.role}</th>
            <th scope="col">{texts.stores}</th>
            <th scope="col">{texts.signsIn}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-person={person.name}>
              <td>
                <button type="button" className="text-link" onClick={() => onOpen(person)}>
                  {person.name}
                </button>
              </td>
              <td>{roleOf(person)}</td>
              <td className="figure">{storesOf(person)}</td>
              <td>
                <span className="people-state">
                  <span className={person.is_active ? 'muted' : 'tag'}>{stateOf(person)}</span>
                  {person.is_active && person.id !== house.session.person.id ? (
                    <Button onClick={() => onWayIn(person)}>{texts.byLink}</Button>
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
