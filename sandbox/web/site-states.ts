// What has become of each site: pages taken down, machines switched off, sites that moved. In memory only.
import { hosters } from '../hosters.ts';
import { newHomes, sites, type Site } from './sites.ts';
import { pageOfPath } from './web-pages.ts';

/** One page that was taken down: by whom (a desk's or `control`) and when. */
export type Removal = { readonly path: string; readonly by: string; readonly at: Date };

export type SiteState = 'online' | 'partly' | 'removed' | 'off';

const mostRemovals = 20_000;

/** The changing half of the sites; everything else about them is data in `sites.ts`. */
export class SiteStates {
  #removals = new Map<string, Map<string, Removal>>();
  #wholeSites = new Map<string, Removal>();
  #off = new Set(sites.filter(({ kind }) => kind === 'off').map(({ id }) => id));
  #homes = new Map<string, { hoster: string; addresses: readonly string[] }>();

  /** The site that answers to a host name, or undefined. */
  byHost(host: string): Site | undefined {
    return sites.find((site) => site.host === host.toLowerCase().replace(/\.$/, ''));
  }

  /** The addresses where the site is now. */
  addressesOf(site: Site): readonly string[] {
    return this.#homes.get(site.id)?.addresses ?? site.addresses;
  }

  /** Id of the hoster where the site is now. */
  hosterOf(site: Site): string {
    return this.#homes.get(site.id)?.hoster ?? site.hoster;
  }

  isOff(site: Site): boolean {
    return this.#off.has(site.id);
  }

  isRemoved(site: Site, path: string): boolean {
    return this.#wholeSites.has(site.id) || (this.#removals.get(site.id)?.has(pageOfPath(path)) ?? false);
  }

  /** Everything of the site that was taken down; path `*` stands for the whole site. */
  removalsOf(site: Site): Removal[] {
    const whole = this.#wholeSites.get(site.id);
    return [...(whole ? [whole] : []), ...(this.#removals.get(site.id)?.values() ?? [])];
  }

  /** Takes down one page, or the whole site when no path is given. */
  remove(site: Site, path: string | undefined, by: string): void {
    if (path === undefined) {
      this.#wholeSites.set(site.id, { path: '*', by, at: new Date() });
      return;
    }
    const page = pageOfPath(path);
    const removals = this.#removals.get(site.id) ?? new Map<string, Removal>();
    if (removals.size < mostRemovals) removals.set(page, { path: page, by, at: new Date() });
    this.#removals.set(site.id, removals);
  }

  /** Puts one page back, or everything when no path is given. */
  restore(site: Site, path?: string): void {
    if (path === undefined) this.#removals.delete(site.id);
    else this.#removals.get(site.id)?.delete(pageOfPath(path));
    if (path === undefined || path === '*') this.#wholeSites.delete(site.id);
  }

  switch(site: Site, on: boolean): void {
    if (on) this.#off.delete(site.id);
    else this.#off.add(site.id);
  }

  /** Moves the site to another hoster's address; false when that hoster takes nobody. */
  move(site: Site, hosterId: string): boolean {
    const address = newHomes[hosterId];
    if (address === undefined || !hosters.some(({ id }) => id === hosterId)) return false;
    this.#homes.set(site.id, { hoster: hosterId, addresses: [address] });
    return true;
  }

  /** What has become of the site, in one word. */
  stateOf(site: Site): SiteState {
    if (this.isOff(site)) return 'off';
    const removed = site.pages.filter((path) => this.isRemoved(site, path)).length;
    if (removed === site.pages.length) return 'removed';
    return this.removalsOf(site).length > 0 ? 'partly' : 'online';
  }

  /** The sites whose host answers at this address now. */
  at(address: string): Site[] {
    return sites.filter((site) => this.addressesOf(site).includes(address));
  }
}
