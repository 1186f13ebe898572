import type { Hours, Reach } from '#wire/types.ts';
import { storeOf, useHouse } from '../state/house.ts';
import { useFormat } from '../state/use-format.ts';
import { usePricingStrings } from '../strings/pricing/strings.ts';
import { runsOf, timeText } from './reach-model.ts';

type Places = Pick<Reach, 'stores' | 'channels'>;
type Days = Pick<Reach, 'starts' | 'ends'>;

// Where and when a rule holds, in a few words.
export function useReachText() {
  const house = useHouse();
  const texts = usePricingStrings();
  const format = useFormat();
  const days = ({ starts, ends }: Days) => {
    if (starts && ends) return texts.period(format.date(starts), format.date(ends));
    if (starts) return texts.since(format.date(starts));
    return ends ? texts.until(format.date(ends)) : texts.always;
  };
  const span = ({ weekdays, from_minute, to_minute }: Hours) => {
    const names = texts.weekdays.split(',');
    const on = runsOf(weekdays).map((run) => run.map((weekday) => names[weekday - 1]).join('–'));
    return `${on.join(' ')} ${timeText(from_minute)}–${timeText(to_minute)}`.trim();
  };
  const places = ({ stores, channels }: Places) => [
    stores ? stores.map((id) => storeOf(house, id)?.code ?? '?').join(' ') : texts.allStores,
    ...(channels ? [channels.map((channel) => texts.channels[channel]).join(' ')] : []),
  ];
  return {
    days,
    places: (reach: Places) => places(reach).join(' · '),
    where: (reach: Reach) => [...places(reach), ...(reach.members_only ? [texts.fields.membersOnly] : [])].join(' · '),
    when: (reach: Reach) => {
      const is_always = !reach.starts && !reach.ends;
      const spans = reach.hours.map(span);
      return (is_always && spans.length > 0 ? spans : [days(reach), ...spans]).join(' · ');
    },
  };
}
