import { openCountrySources, type CountryAnswer, type CountrySource } from './country-sources.ts';
import { deliveryNetworkOf } from './delivery-networks.ts';
import { openNetworkTable, type NetworkTable } from './network-table.ts';
import { openOwnNetworks, type OwnNetworks } from './own-networks.ts';
import { ageInDays, oldAfterDays, weighCountries, type Confidence } from './weigh-countries.ts';

/** All that the data sets say of one address. */
export interface Place {
  country: string | null;
  countries: CountryAnswer[];
  confidence: Confidence;
  asn: number | null;
  network: string | null;
  /** Name of the delivery network in front, or null. */
  cdn: string | null;
}

/** How old a data set is; `isOld` after 90 days: the health page warns. */
export interface DataAge {
  source: string;
  dataDate: string;
  days: number;
  isOld: boolean;
}

/** The data sets together. Opened on first use and kept: about 30 MB in all. */
export interface Atlas {
  placeOf(seen: { ip: string; cnames: readonly string[] }, now: Date): Promise<Place>;
  dataAge(now: Date): Promise<DataAge[]>;
}

interface Sheets {
  own: OwnNetworks;
  countries: CountrySource[];
  networks: NetworkTable;
}

/** Lays out the atlas. `networksFile`: the operator's own CSV; `cacheDirectory`: where the compiled table lies. */
export function makeAtlas(from: { networksFile?: string | undefined; cacheDirectory: string }): Atlas {
  let opened: Promise<Sheets> | undefined;
  const sheets = (now: Date): Promise<Sheets> => {
    opened ??= open(from, now).catch((error: unknown) => {
      opened = undefined; // a bad networks file may be mended while we run
      throw error;
    });
    return opened;
  };
  return {
    async placeOf({ ip, cnames }, now) {
      const { own, countries, networks } = await sheets(now);
      const mine = own.find(ip);
      const table = networks.networkOf(ip);
      const asn = mine?.asn ?? table?.asn ?? null;
      const cdn = mine?.isDeliveryNetwork ? mine.organisation : deliveryNetworkOf({ asn, cnames });
      const answers: CountryAnswer[] = countries.map((source) => ({
        source: source.name,
        country: source.countryOf(ip),
        dataDate: source.dataDate,
      }));
      const weighed = weighCountries({
        own: mine?.country ?? null,
        answers,
        behindDeliveryNetwork: cdn !== null,
        now,
      });
      return {
        ...weighed,
        countries: mine
          ? [{ source: 'own', country: mine.country, dataDate: own.dataDate }, ...answers]
          : answers,
        asn,
        network: mine?.organisation || table?.name || null,
        cdn,
      };
    },
    async dataAge(now) {
      const { countries, networks } = await sheets(now);
      return [...countries, { name: 'networks', dataDate: networks.dataDate }].map(({ name, dataDate }) => {
        const days = ageInDays(dataDate, now);
        return { source: name, dataDate, days, isOld: days > oldAfterDays };
      });
    },
  };
}

async function open(
  from: { networksFile?: string | undefined; cacheDirectory: string },
  now: Date,
): Promise<Sheets> {
  const [own, countries, networks] = await Promise.all([
    openOwnNetworks(from.networksFile, now),
    openCountrySources(),
    openNetworkTable(from.cacheDirectory),
  ]);
  return { own, countries, networks };
}
