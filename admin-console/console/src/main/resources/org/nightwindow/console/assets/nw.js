// Live pages: says when nothing has come for a while, keeps the focus where it is, and tells the console that somebody
// is at work. Geometry and words come from the server.
(function () {
  'use strict';
  var STALE_MS = 10500; // two ticks of 5 s and a little; Live.TICK
  var BROKEN_MS = 5000; // the bar appears after 5 s without a connection
  var ALIVE_MS = 300000; // well within the idle time of 30 min
  var lastTick = Date.now();
  var brokenSince = 0;
  var lastAlive = Date.now();

  function bar(shown) {
    var lost = document.getElementById('lost-bar');
    if (!lost || lost.hidden === !shown) return;
    lost.hidden = !shown;
    document.body.classList.toggle('nw-stale', shown);
  }

  document.addEventListener('htmx:sseOpen', function () { brokenSince = 0; });
  document.addEventListener('htmx:sseError', function () { if (!brokenSince) brokenSince = Date.now(); });
  document.addEventListener('htmx:sseBeforeMessage', function (event) {
    var type = event.detail.type;
    if (type === 'signed-out') {
      window.location.assign('/sign-in');
      event.preventDefault();
      return;
    }
    if (type === 'tick') {
      lastTick = Date.now();
      brokenSince = 0;
      bar(false);
      var good = document.getElementById('last-good');
      if (good) good.textContent = new DOMParser().parseFromString(event.detail.data, 'text/html').body.textContent.trim();
    }
  });

  // A region that has not changed is not touched: nothing moves under the pointer. Both sides are read by the browser,
  // so the same HTML compares equal.
  document.addEventListener('htmx:sseBeforeMessage', function (event) {
    var fresh = document.createElement('template');
    fresh.innerHTML = event.detail.data;
    if (event.target.innerHTML === fresh.innerHTML) event.preventDefault();
  });

  // A region is replaced whole; what had the focus in it has it again.
  var focused = null;
  document.addEventListener('htmx:beforeSwap', remember);
  document.addEventListener('htmx:sseBeforeMessage', remember);
  function remember() { focused = document.activeElement && document.activeElement.id; }
  document.addEventListener('htmx:sseMessage', function () {
    if (focused && (!document.activeElement || document.activeElement.id !== focused)) {
      var again = document.getElementById(focused);
      if (again) again.focus({ preventScroll: true });
    }
  });

  if (document.getElementById('lost-bar')) {
    setInterval(function () {
      var now = Date.now();
      if ((brokenSince && now - brokenSince > BROKEN_MS) || now - lastTick > STALE_MS) bar(true);
    }, 500);
  }

  var csrf = document.body.dataset.csrf;
  function alive() {
    if (csrf && Date.now() - lastAlive > ALIVE_MS) {
      lastAlive = Date.now();
      fetch('/alive', { method: 'POST', headers: { 'X-CSRF': csrf } });
    }
  }
  document.addEventListener('pointerdown', alive);
  document.addEventListener('keydown', alive);

  // Keys; the list of them is the dialog on every page. Nothing that is typed into a field is a key.
  var keys = document.getElementById('keys');
  var goes = { b: '/', k: '/fleet', a: '/alerts', s: '/supplies', c: '/cases' };
  var g = 0;

  function step(by) {
    var all = Array.prototype.slice.call(document.querySelectorAll('[data-step]'));
    if (!all.length) return;
    var at = all.indexOf(document.activeElement);
    all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))].focus();
  }

  if (keys) {
    document.addEventListener('keydown', function (event) {
      if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
      var key = event.key.toLowerCase();
      var link = Date.now() - g < 1500 && goes[key] && document.querySelector('.nw-side a[href="' + goes[key] + '"]');
      g = key === 'g' ? Date.now() : 0;
      if (link) { window.location.assign(goes[key]); return; }
      if (key === 'j') step(1);
      if (key === 'k') step(-1);
      if (key === '?') keys.showModal();
      if (key === '/') {
        event.preventDefault();
        var search = document.getElementById('search');
        if (search) { search.focus(); search.select(); } else if (document.querySelector('.nw-side a[href="/fleet"]')) window.location.assign('/fleet#search');
      }
    });
    document.getElementById('keys-open').addEventListener('click', function () { keys.showModal(); });
    if (window.location.hash === '#search' && document.getElementById('search')) document.getElementById('search').focus();
  }
})();
