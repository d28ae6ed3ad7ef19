import type { Category } from '../../../pack-schema.ts';
import { csam } from './csam.ts';
import { grooming } from './grooming.ts';
import { sextortion } from './sextortion.ts';
import { corruption } from './corruption.ts';
import { minorProst } from './minor-prost.ts';
import { pornAccess } from './porn-access.ts';
import { hate } from './hate.ts';
import { crimeHum } from './crime-hum.ts';
import { terror } from './terror.ts';
import { explosives } from './explosives.ts';
import { suicide } from './suicide.ts';
import { pimping } from './pimping.ts';
import { sexHarass } from './sex-harass.ts';
import { ncii } from './ncii.ts';
import { outside } from './outside.ts';

/** In the order in which people read them. */
export const categories: Category[] = [
  csam,
  grooming,
  sextortion,
  corruption,
  minorProst,
  pornAccess,
  hate,
  crimeHum,
  terror,
  explosives,
  suicide,
  pimping,
  sexHarass,
  ncii,
  outside,
];
