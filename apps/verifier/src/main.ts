import './no-eval.ts';

import { startApp } from './app.ts';

void startApp();
