const quietMilliseconds = 200;
const spacingMilliseconds = 700;
const pollMilliseconds = 15_000;

export interface LiveState {
  /** True while the stream is down and the page asks by itself every fifteen seconds. */
  late: boolean;
}

/**
 * Listens to the house and calls `refresh` a fifth of a second after something happened, then at most every 700 ms while
 * more keeps coming: a burst is on the screen within a second and costs the house one look, not two thousand. Where the stream cannot be had, or breaks, it polls. Returns the way to stop.
 */
export function listen(
  address: string,
  refresh: () => Promise<unknown>,
  told: (state: LiveState) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let last = 0;
  let busy = false;
  let again = false;
  const run = async (): Promise<void> => {
    timer = undefined;
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    last = performance.now();
    try {
      await refresh();
    } finally {
      busy = false;
    }
    if (again) {
      again = false;
      soon();
    }
  };
  const soon = (): void => {
    const wait = Math.max(quietMilliseconds, last + spacingMilliseconds - performance.now());
    timer ??= setTimeout(() => void run(), wait);
  };
  const setLate = (late: boolean): void => {
    if (late) poll ??= setInterval(soon, pollMilliseconds);
    else {
      clearInterval(poll);
      poll = undefined;
    }
    told({ late });
  };
  const stream = new EventSource(address);
  stream.addEventListener('change', soon);
  stream.addEventListener('open', () => {
    if (poll !== undefined) soon();
    setLate(false);
  });
  stream.addEventListener('error', () => setLate(true));
  return () => {
    stream.close();
    clearTimeout(timer);
    clearInterval(poll);
  };
}
