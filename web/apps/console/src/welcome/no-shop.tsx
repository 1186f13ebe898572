import { GateCard } from '../shell/gate-card.tsx';
import { HowToLink } from '../shell/how-to-link.tsx';
import { useAccountStrings } from '../strings/account.ts';

// Only the holder of the printed link sets a shop up; everybody else learns that there is none.
export function NoShop() {
  const texts = useAccountStrings();
  return (
    <GateCard title={texts.noShopTitle}>
      <p>{texts.noShop}</p>
      <HowToLink />
    </GateCard>
  );
}
