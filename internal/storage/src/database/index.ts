export { type ConstraintViolation, constraintViolation, isRaised, isUniqueViolation } from './database-errors.ts';
export { migrate, type SchemaStep } from './migrate.ts';
export { type Database, type DatabaseConfig, type DatabaseKind, openDatabase, type Tx } from './open-database.ts';
export { type SessionLock, takeSessionLock } from './session-lock.ts';
