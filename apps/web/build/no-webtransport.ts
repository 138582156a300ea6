/** Stands in for a transport that this app never asks for (`transports: ['websocket', 'polling']`). */
export class WT {}
