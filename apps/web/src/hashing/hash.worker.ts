import { startHashWorker } from '@attestlayer/browser';

startHashWorker();
