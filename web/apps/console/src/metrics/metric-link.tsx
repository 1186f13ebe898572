import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMetricStrings } from '../strings/metrics.ts';
import './metric-link.css';

export interface MetricLinkProps {
  // The dictionary's name of the figure.
  readonly name: string;
  // Its name on this page, when the link is only a sign.
  readonly of?: string;
  readonly children?: ReactNode;
}

// From a figure to what it means.
export function MetricLink({ name, of, children }: MetricLinkProps) {
  const texts = useMetricStrings();
  return (
    <Link
      to="/metrics"
      search={({ store }: { readonly store?: string }) => ({ ...(store ? { store } : {}), name })}
      className={children ? 'metric-link' : 'metric-sign'}
      {...(of ? { 'aria-label': texts.meaningOf(of), title: texts.meaningOf(of) } : {})}
    >
      {children ?? texts.sign}
    </Link>
  );
}
