/** The settings cannot be used; the server does not start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config_invalid';
  /** One line for each setting that is wrong, never with its value. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(`the settings cannot be used: ${lines.join('; ')}`);
    this.lines = lines;
  }
}
