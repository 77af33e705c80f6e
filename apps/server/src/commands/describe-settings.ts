import { type Config, type Environment, environmentSchema, SECRET_SETTINGS } from '../config/index.ts';

/** One line for each setting: its name, its value unless it is a secret, and where that comes from. */
export function describeSettings(
  { environment, baseUrl, dataFolder }: Config,
  variables: Readonly<Record<string, string | undefined>>,
): string[] {
  const names = Object.keys(environmentSchema.shape) as (keyof Environment)[];
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => {
    const isGiven = variables[name] !== undefined && variables[name] !== '';
    const shown = SECRET_SETTINGS.has(name) ? (isGiven ? 'set' : 'not set') : showValue(name);
    return `${name.padEnd(width)}  ${shown}  (${isGiven ? 'environment' : 'default'})`;
  });

  function showValue(name: keyof Environment): string {
    // These two are used in another form than they are given in.
    if (name === 'DATA_DIR') return dataFolder;
    if (name === 'BASE_URL') return baseUrl;
    const value = environment[name];
    return value === undefined || value === '' ? 'not set' : String(value);
  }
}
