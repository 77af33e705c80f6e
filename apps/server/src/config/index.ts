export { ConfigError } from './config-error.ts';
export {
  type Environment,
  environmentSchema,
  PROCESS_ROLES,
  SECRET_SETTINGS,
} from './config-schema.ts';
export { type Config, type OidcConfig, readConfig, type S3Config } from './read-config.ts';
