import type { ReactNode } from 'react';
import './kpi.css';
import { Icon } from './icon.tsx';

export interface KpiChange {
  readonly direction: 'up' | 'down' | 'same';
  // Whether the change is welcome; falling refunds are.
  readonly meaning: 'good' | 'bad' | 'neutral';
  readonly text: string;
}

export interface KpiProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly change?: KpiChange | undefined;
  readonly children?: ReactNode;
}

export function Kpi({ label, value, change, children }: KpiProps) {
  return (
    <div className="kpi">
      <p className="kpi-label">{label}</p>
      <p className="kpi-value figure">{value}</p>
      {change ? (
        <p className={`kpi-change kpi-${change.meaning} figure`}>
          {change.direction === 'same' ? null : <Icon name={change.direction} size={14} />}
          {change.text}
        </p>
      ) : null}
      {children}
    </div>
  );
}
