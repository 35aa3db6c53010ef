/* What this adds to pages that work without it: times in the reader's own
   zone (UTC stays beside them), planned work that begins or ends after the
   page was built, a warning once the page is older than it promises to be,
   and keyboard focus for tables that scroll. */
(function () {
	'use strict';

	var doc = document;
	var KEY = 'allclear-zone';
	var zone = doc.querySelector('.zone');
	var TIMES = 'time[datetime*="T"]';
	var own = recall() === 'own';

	function recall() {
		try { return localStorage.getItem(KEY); } catch (e) { return null; }
	}

	function remember(v) {
		try { localStorage.setItem(KEY, v); } catch (e) { /* not kept */ }
	}

	function format(d, utc) {
		var lang = doc.documentElement.lang.replace(/^en$/, 'en-GB');
		var wanted = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
		var long = utc.length > 10;

		if (long || d.getDate() !== d.getUTCDate()) {
			wanted.day = 'numeric';
			wanted.month = long ? 'long' : 'short';
		}
		if (/\d{4}/.test(utc))
			wanted.year = 'numeric';
		return d.toLocaleString(lang, wanted);
	}

	function show() {
		doc.querySelectorAll(TIMES).forEach(function (t) {
			var d = new Date(t.dateTime);
			var clock = /\d\d:\d\d( UTC)?/.exec(t.utc || t.textContent);

			if (isNaN(d) || !clock || (!own && !t.utc))
				return;
			t.utc = t.utc || t.textContent;
			t.textContent = own ?
			    format(d, t.utc) + ' (' + clock[0] + ')' : t.utc;
		});
	}

	function offer() {
		var button = doc.createElement('button');
		var utc = zone.textContent;
		var name = '';

		try {
			name = Intl.DateTimeFormat().resolvedOptions().timeZone;
		} catch (e) { /* an old browser: no name */ }
		function draw() {
			button.textContent = own ?
			    zone.dataset.local.replace('{zone}', name) : utc;
			button.setAttribute('aria-pressed', own);
			show();
		}
		button.type = 'button';
		button.onclick = function () {
			own = !own;
			remember(own ? 'own' : 'utc');
			draw();
		};
		draw();
		zone.replaceChildren(button);
	}

	/* A template holds what takes the place of the element before it
	   from a moment on; several follow each other, the soonest first. */
	function turn() {
		var turned = false;

		doc.querySelectorAll('template[data-from]').forEach(function (t) {
			var icon = doc.querySelector('link[rel=icon]');
			var says = doc.querySelector('h1');

			if (Date.now() < Date.parse(t.dataset.from))
				return;
			if (t.dataset.title) {
				doc.title = t.dataset.title;
				icon.href = icon.href.replace(/-\w+\.svg$/,
				    t.dataset.icon + '.svg');
				/* A page has one heading of all; it stays. */
				says.textContent = t.dataset.says;
				t.content.querySelector('slot').replaceWith(says);
			}
			t.previousElementSibling.replaceWith(t.content);
			t.remove();
			turned = true;
		});
		return turned;
	}

	function tick() {
		var turned = false;

		while (turn())
			turned = true;
		if (turned)
			show();
		doc.querySelectorAll('.stale').forEach(function (p) {
			p.hidden = Date.now() < Date.parse(p.dataset.after);
		});
	}

	while (turn())
		; /* what came may hold more */
	if (zone && doc.querySelector(TIMES))
		offer();
	tick();
	if (doc.querySelector('.stale, template[data-from]'))
		setInterval(tick, 15000);
	doc.querySelectorAll('.table-wrap, pre').forEach(function (e) {
		if (e.scrollWidth > e.clientWidth)
			e.tabIndex = 0;
	});
})();
