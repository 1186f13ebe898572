import { total } from './total.ts';
import type { Sale } from '#wire/types.ts';
import { Button } from '../ui/Button.tsx';
