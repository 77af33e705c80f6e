/** Whether this build has the page that shows every component (`/design`): development and tests only. */
declare const __DESIGN_PAGE__: boolean;
