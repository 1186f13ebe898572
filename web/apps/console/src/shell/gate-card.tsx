import type { ReactNode } from 'react';
import './gate.css';

export function GateCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
