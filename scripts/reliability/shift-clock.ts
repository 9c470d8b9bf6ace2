/**
 * Loaded before the bot: SIGUSR2 sets its clock back by an hour, as somebody who corrects a machine's time does. With CLOCK_SPEED its
 * clock goes so many times as fast; timers do not.
 */
const real = Date.now;
const started = real();
const speed = Number(process.env.CLOCK_SPEED ?? 1);
let shift = 0;
Date.now = () => Math.round(started + (real() - started) * speed) + shift;
process.on("SIGUSR2", () => {
  shift -= 3_600_000;
});
