// Exits 0 when the service in this container can take work: the image's health check. There is no curl in it.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? '3000'}/readyz`, {
  signal: AbortSignal.timeout(4000),
}).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
