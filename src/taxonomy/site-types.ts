import type { Code } from './code-list.ts';

/**
 * What kind of place a locator is. `iccam` is the id of the site type in the INHOPE exchange: ids 1 and 23
 * exist in version 2 only; version 3 reads both as 2, and adds 24 (not applicable).
 */
export type SiteType = Code & { readonly iccam: { readonly v2: number; readonly v3: number } };

const type = (code: string, v2: number, v3: number, fr: string, en: string): SiteType => ({
  code,
  iccam: { v2, v3 },
  label: { fr, en },
});

export const siteTypes: readonly SiteType[] = [
  type('undetermined', 1, 2, 'Non déterminé', 'Not determined'),
  type('website', 2, 2, 'Site', 'Website'),
  type('webpage', 23, 2, 'Page', 'Web page'),
  type('file-host', 3, 3, 'Hébergement de fichiers', 'File host'),
  type('image-store', 4, 4, 'Dépôt d’images', 'Image store'),
  type('image-board', 5, 5, 'Forum d’images', 'Image board'),
  type('image-host', 20, 20, 'Hébergement d’images', 'Image host'),
  type('forum', 6, 6, 'Forum', 'Forum'),
  type('blog', 22, 22, 'Blog', 'Blog'),
  type('social-network', 9, 9, 'Réseau social', 'Social network'),
  type('banner-site', 7, 7, 'Site de bannières', 'Banner site'),
  type('link-site', 8, 8, 'Annuaire de liens', 'Link site'),
  type('redirector', 10, 10, 'Redirection', 'Redirector'),
  type('web-archive', 11, 11, 'Archive du web', 'Web archive'),
  type('search-provider', 18, 18, 'Moteur de recherche', 'Search provider'),
  type('not-applicable', 1, 24, 'Sans objet', 'Not applicable'),
];
