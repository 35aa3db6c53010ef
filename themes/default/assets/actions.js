/* Choosing whose action items, and which kind, the page shows. Without it
   all of them stand there. The choice is in the address, so that a link
   to one's own list can be kept. */
(function () {
	'use strict';

	var doc = document;
	var form = doc.querySelector('.filter');
	var items = doc.querySelectorAll('.todo[data-owner]');
	var names = ['owner', 'kind'];
	var status;

	function fits(item) {
		return names.every(function (name) {
			var want = form.elements[name].value;
			var has = item.getAttribute('data-' + name);

			return !want || (want === '-' ? !has : want === has);
		});
	}

	function show() {
		var shown = 0;
		var chosen = new URLSearchParams();

		items.forEach(function (item) {
			item.hidden = !fits(item);
			shown += !item.hidden;
		});
		doc.querySelectorAll('section').forEach(function (s) {
			if (s.querySelector('.todo'))
				s.hidden = !s.querySelector('.todo:not([hidden])');
		});
		status.textContent = shown === items.length ? '' :
		    form.dataset.shown.replace('{n}', shown)
			.replace('{all}', items.length);
		names.forEach(function (name) {
			if (form.elements[name].value)
				chosen.set(name, form.elements[name].value);
		});
		chosen = chosen.toString();
		if (location.protocol !== 'file:')
			history.replaceState(null, '', location.pathname +
			    (chosen ? '?' + chosen : '') + location.hash);
	}

	if (!form || items.length === 0)
		return;
	status = form.querySelector('[role=status]');
	names.forEach(function (name) {
		var was = new URLSearchParams(location.search).get(name);

		if (was)
			form.elements[name].value = was;
		/* A name that is not there chooses nothing. */
		if (form.elements[name].selectedIndex < 0)
			form.elements[name].value = '';
	});
	form.addEventListener('change', show);
	form.addEventListener('submit', function (e) { e.preventDefault(); });
	form.hidden = false;
	show();
}());
