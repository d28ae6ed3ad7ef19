// The whole of the script on public pages. Everything works without it; with it, leaving also forgets the way back,
// and six words can be printed or copied by a button.
(() => {
  const exit = document.querySelector('a[data-leave]');
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace(exit.href);
  };
  if (exit) {
    exit.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
    let presses = [];
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') {
        presses = [];
        return;
      }
      presses = [...presses, event.timeStamp].slice(-3);
      if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
    });
  }
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  const words = document.querySelector('[data-receipt]');
  for (const button of document.querySelectorAll('button[data-copy]')) {
    if (!words || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(words.dataset.receipt);
      button.querySelector('span').textContent = button.dataset.copy;
    });
  }
  // one click, one submission: the second is the same report and would only make the person wait
  addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 4000);
  });
})();
