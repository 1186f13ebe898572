import { useState } from 'react';
import { t } from '#i18n/translate.ts';
const lazy = () => import('../../apps/till/src/main.tsx');
