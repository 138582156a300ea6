import { CLOSEST, FITTING, fitted, panned, zoomed } from './zoom';

const stage = { width: 1_000, height: 600 };
const picture = { width: 2_000, height: 1_000 };
const fit = fitted(picture, stage);

describe('looking at a picture', () => {
  it('shows all of it, and a small one no larger than it is', () => {
    expect(fit).toEqual({ width: 1_000, height: 500 });
    expect(fitted({ width: 40, height: 30 }, stage)).toEqual({ width: 40, height: 30 });
  });

  it('keeps what is under the pointer there', () => {
    const at = { x: 300, y: -100 };
    const closer = zoomed(FITTING, 3, at, fit, stage);
    const seen = (view: typeof closer) => [(at.x - view.x) / view.scale, (at.y - view.y) / view.scale];
    expect(seen(closer)).toEqual(seen(FITTING));
  });

  it('goes no closer than the closest and no further than all of it', () => {
    expect(zoomed(FITTING, 1_000, { x: 0, y: 0 }, fit, stage).scale).toBe(CLOSEST);
    const back = zoomed({ scale: 4, x: 700, y: 300 }, 0.01, { x: 10, y: 10 }, fit, stage);
    expect(back).toEqual(FITTING);
  });

  it('is moved up to its edges, and not at all where it is smaller than the stage', () => {
    const closer = zoomed(FITTING, 2, { x: 0, y: 0 }, fit, stage);
    expect(panned(closer, { x: 9_999, y: -9_999 }, fit, stage)).toEqual({ scale: 2, x: 500, y: -200 });
    expect(panned(FITTING, { x: 50, y: 50 }, fit, stage)).toEqual(FITTING);
  });
});
