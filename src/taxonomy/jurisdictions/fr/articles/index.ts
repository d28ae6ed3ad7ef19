import type { Article } from '../../../pack-schema.ts';
import { minorsImages } from './minors-images.ts';
import { minorsContact } from './minors-contact.ts';
import { exploitation } from './exploitation.ts';
import { extortion } from './extortion.ts';
import { security } from './security.ts';
import { persons } from './persons.ts';
import { images } from './images.ts';
import { press } from './press.ts';
import { procedure } from './procedure.ts';

export const articles: Article[] = [
  ...minorsImages,
  ...minorsContact,
  ...exploitation,
  ...extortion,
  ...security,
  ...persons,
  ...images,
  ...press,
  ...procedure,
];
