import { fake } from '#sync/testing.ts';
