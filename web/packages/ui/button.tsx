import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import './button.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large' | 'money';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  const names = ['button', `button-${look}`, `button-${size}`, className].filter(Boolean).join(' ');
  return (
    <button type="button" className={names} {...rest}>
      {icon}
      {children}
    </button>
  );
}
