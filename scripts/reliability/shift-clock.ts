/** Loaded before the bot: SIGUSR2 sets its clock back by an hour, as somebody who corrects a machine's time does. */
const real = Date.now;
let shift = 0;
Date.now = () => real() + shift;
process.on("SIGUSR2", () => {
  shift -= 3_600_000;
});
