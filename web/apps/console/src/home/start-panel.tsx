import { NavGroups } from '../shell/nav.tsx';
import { useHomeStrings } from '../strings/home.ts';

// For who may not see figures: the ways to what they may do.
export function StartPanel() {
  const texts = useHomeStrings();
  return (
    <section className="panel start" aria-label={texts.start}>
      <p>{texts.start}</p>
      <nav className="start-pages" aria-label={texts.start}>
        <NavGroups />
      </nav>
    </section>
  );
}
