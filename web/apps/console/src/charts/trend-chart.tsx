import { useEffect, useRef } from 'react';
import { theme } from '#ui/theme.ts';
import { useStore } from '#ui/use-store.ts';
import type { Chart } from './engine.ts';
import { type Colours, type Trend, trendOption } from './trend-option.ts';
import { useSystemTheme } from './use-system-theme.ts';
import './trend-chart.css';

export interface TrendChartProps {
  readonly trend: Trend;
  readonly onPick: (at: number) => void;
}

// A colour of the tokens as the canvas needs it: light or dark is settled, and in red, green, blue.
function colourOf(element: HTMLElement, token: string): string {
  element.style.color = `var(${token})`;
  const { color } = getComputedStyle(element);
  element.style.color = '';
  return color;
}

function coloursOf(element: HTMLElement): Colours {
  return {
    now: colourOf(element, '--jade'),
    before: colourOf(element, '--ink-3'),
    text: colourOf(element, '--ink-2'),
    rule: colourOf(element, '--line'),
    panel: colourOf(element, '--panel'),
    font: getComputedStyle(element).fontFamily,
  };
}

// For eyes and pointers. The library is fetched when the first chart is shown; a table beside each chart says the same.
export function TrendChart({ trend, onPick }: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const latest = useRef({ trend, onPick });
  const chosen = useStore(theme);
  const system = useSystemTheme();
  latest.current = { trend, onPick };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let ended = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import('./engine.ts').then(({ openChart }) => {
      if (ended) return;
      const opened = openChart(element);
      chart.current = opened;
      // Drawn in a frame of its own: in one go with the library's own start it would hold the page up.
      opened.setOption(trendOption(latest.current.trend, coloursOf(element)), { lazyUpdate: true });
      opened.getZr().on('click', ({ offsetX, offsetY }) => {
        if (!opened.containPixel('grid', [offsetX, offsetY])) return;
        const [at] = opened.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY]) as readonly number[];
        if (at !== undefined) latest.current.onPick(at);
      });
      observer.observe(element);
    });
    return () => {
      ended = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens' colours follow the theme
  useEffect(() => {
    if (box.current) chart.current?.setOption(trendOption(trend, coloursOf(box.current)), { notMerge: true });
  }, [trend, chosen, system]);
  return <div ref={box} className="trend-chart" role="img" aria-label={trend.description} />;
}
