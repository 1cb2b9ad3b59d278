// Runs before the first paint: who follows the system gets its theme, and follows when it changes.
(function () {
  var root = document.documentElement;
  if (root.dataset.nwTheme !== 'system') return;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function follow() { root.dataset.bsTheme = dark.matches ? 'dark' : 'light'; }
  follow();
  dark.addEventListener('change', follow);
})();
