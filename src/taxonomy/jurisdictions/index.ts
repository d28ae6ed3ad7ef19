import type { Pack } from '../pack-schema.ts';
import { fr } from './fr/index.ts';

/** Every jurisdiction that this build carries. Another country adds its folder and its name here: no code. */
export const jurisdictions: Readonly<Record<string, Pack>> = { fr };

/** The law that this installation applies. */
export const installed: Pack = fr;
