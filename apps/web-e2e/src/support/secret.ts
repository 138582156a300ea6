/** With what the platform of the browser suites signs its tokens. */
export const SECRET = 'only for the tests of the browser, and long enough';
