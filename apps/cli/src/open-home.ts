import { type CurrentTrust, openTrustFolder, readCurrentTrust, type TrustStore } from '@attestlayer/trust';
import { type HomePaths, type HomeSettings, homePaths, readHome } from './home.ts';

/** The home of an issuer that is set up, with the trust root that is in force. */
export type Home = { paths: HomePaths; settings: HomeSettings; store: TrustStore; trust: CurrentTrust };

/** Opens the home. @throws CliError `home_missing`, `home_malformed`; TrustError, KitError `trust_*` */
export async function openHome(option: string | undefined): Promise<Home> {
  const paths = homePaths(option);
  const settings = await readHome(paths);
  const store = openTrustFolder(paths.trustFolder);
  return { paths, settings, store, trust: await readCurrentTrust(store) };
}
