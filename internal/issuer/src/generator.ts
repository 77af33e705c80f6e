/** The program that makes a kit, as the manifest names it. */
export const GENERATOR = { name: 'attestlayer', version: '0.1.0' };
