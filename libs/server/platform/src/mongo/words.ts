/** How text is cut into words that are looked for, the same on every database. */
export { wordsIn, wordsOf } from '@officehours/embedded-mongodb';
