import { Button } from '#ui/Button.tsx';
import { Home } from '../../console/src/Home.tsx';
import { Sell } from './Sell.tsx';
