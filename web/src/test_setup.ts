// What jsdom lacks and the components ask for.
import { afterEach } from 'vitest';
import { cleanup, configure } from '@testing-library/react';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

window.matchMedia = (query) => ({
  matches: false, media: query, onchange: null,
  addEventListener: () => undefined, removeEventListener: () => undefined,
  addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false,
});
window.scrollTo = () => undefined;
window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };

configure({ asyncUtilTimeout: 15_000 }); // a busy machine is not a fault
afterEach(cleanup);
