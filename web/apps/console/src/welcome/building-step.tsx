import { useFirstRunStrings } from '../strings/first-run.ts';

export function BuildingStep({ percent }: { readonly percent: number }) {
  const texts = useFirstRunStrings();
  return (
    <div className="step">
      <header className="step-head">
        <h1>{texts.building}</h1>
        <p className="muted">{texts.buildingNote}</p>
      </header>
      <progress className="step-progress" max="100" value={percent} aria-label={texts.building} />
      <p className="figure" role="status">{`${percent} %`}</p>
    </div>
  );
}
