/** Demo data: which partners are it, and how all of it goes away again. It is made by a program that uses the API. */
export { listDemoPartners, markDemoPartner } from './demo-partners.ts';
export { removeDemo } from './remove-demo.ts';
export { type DemoTables, demoSchema } from './tables.ts';
