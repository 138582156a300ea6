import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom with Node's own fetch: jsdom has none, and Node's `Request` refuses jsdom's `AbortSignal`. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const { fetch, Request, Response, Headers, AbortController, AbortSignal, structuredClone } = globalThis;
    Object.assign(this.global, {
      fetch,
      Request,
      Response,
      Headers,
      AbortController,
      AbortSignal,
      structuredClone,
    });
  }
}
