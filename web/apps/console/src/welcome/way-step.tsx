import { useFirstRunStrings } from '../strings/first-run.ts';
import { Cards } from './cards.tsx';
import type { Way } from './setup-draft.ts';
import { StepCard } from './step-card.tsx';
import type { StepProps } from './steps.ts';

export interface WayStepProps extends StepProps {
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  readonly busy: boolean;
  readonly problem: string | undefined;
}

export function WayStep({ at, of, next, back, way, setWay, busy, problem }: WayStepProps) {
  const texts = useFirstRunStrings();
  return (
    <StepCard
      title={texts.wayTitle}
      at={at}
      of={of}
      busy={busy}
      problem={problem}
      nextLabel={way === 'demo' ? texts.build : texts.next}
      onNext={next}
      onBack={back}
    >
      <Cards
        label={texts.wayTitle}
        choices={[
          { value: 'demo', label: texts.demo, note: texts.demoNote, icon: 'chart' },
          { value: 'own', label: texts.own, note: texts.ownNote, icon: 'box' },
        ]}
        value={way}
        onChange={setWay}
      />
    </StepCard>
  );
}
