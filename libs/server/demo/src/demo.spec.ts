import type { NestExpressApplication } from '@nestjs/platform-express';
import { dataFolder, demoService } from './testing/service';

describe('a demo', () => {
  const folder = dataFolder();
  let app: NestExpressApplication;
  let took = 0;

  beforeAll(async () => {
    app = await demoService(folder.path);
    const began = performance.now();
    await app.init();
    took = performance.now() - began;
  });

  afterAll(async () => {
    await app.close();
    folder.remove();
  });

  it('is made within two seconds', () => {
    console.log(took);
    expect(took).toBeLessThan(2_000);
  });
});
