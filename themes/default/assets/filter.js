/* Choosing which rows of a page are shown. Without it all of them stand
   there. The form says what its rows are (data-of, data-from: so many are
   worth it); each of its fields chooses by the data- attribute of the
   field's name, which may hold several names, a line each; the field "q"
   chooses by what the row says. A select that has no names yet gets those
   of the rows. The choice is in the address, so that a link to it can be
   kept. */
(function () {
	'use strict';

	var doc = document;
	var form = doc.querySelector('.filter');
	var fields, status;

	/* Planned work takes other places while the page is looked at. */
	function rowsOf() {
		return doc.querySelectorAll(form.dataset.of);
	}

	/* The form that goes with a number, as the language has it. */
	function said(n) {
		var which = new Intl.PluralRules(doc.documentElement.lang)
		    .select(n);

		return form.getAttribute('data-shown-' + which) ||
		    form.getAttribute('data-shown-other');
	}

	function fold(s) {
		return s.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
		    .toLowerCase().replace(/\s+/g, ' ').trim();
	}

	function held(row, name) {
		var text = row.getAttribute('data-' + name);

		return text ? text.split('\n') : [];
	}

	function fits(row) {
		return fields.every(function (f) {
			var has;

			if (f.name === 'q') {
				row.says = row.says || fold(row.textContent +
				    ' ' + held(row, 'components').join(' '));
				return fold(f.value).split(' ').every(
				    function (w) { return row.says.includes(w); });
			}
			has = held(row, f.name);
			return !f.value || (f.value === '-' ? !has.length :
			    has.includes(f.value));
		});
	}

	/* The names that rows have, with how many do, in the order of the
	   language. One name is no choice. */
	function fill(select) {
		var counts = new Map();

		rowsOf().forEach(function (row) {
			held(row, select.name).forEach(function (name) {
				counts.set(name, (counts.get(name) || 0) + 1);
			});
		});
		Array.from(counts.keys()).sort(function (a, b) {
			return a.localeCompare(b, doc.documentElement.lang,
			    { numeric: true });
		}).forEach(function (name) {
			select.add(new Option(name + ' (' + counts.get(name) + ')',
			    name));
		});
		select.closest('p').hidden = counts.size < 2;
	}

	/* The same, asked of the search page. */
	function ask() {
		var more = form.querySelector('.filter-more a');
		var words = { q: '', severity: 'severity:', components: 'component:' };

		if (more)
			more.search = new URLSearchParams({ q: fields.filter(
			    function (f) { return f.value.trim(); }).map(function (f) {
				return words[f.name] + (f.name === 'q' ? f.value.trim() :
				    '"' + f.value + '"');
			}).join(' ') });
	}

	function keep() {
		var url = new URL(location);

		fields.forEach(function (f) {
			if (f.value)
				url.searchParams.set(f.name, f.value);
			else
				url.searchParams.delete(f.name);
		});
		ask();
		if (location.protocol !== 'file:')
			history.replaceState(null, '', url);
	}

	function show() {
		var rows = rowsOf(), shown = 0;
		var chosen = fields.some(function (f) { return f.value.trim(); });

		rows.forEach(function (row) {
			row.hidden = !fits(row);
			shown += !row.hidden;
		});
		doc.querySelectorAll('.row').forEach(function (s) {
			if (s.querySelector(form.dataset.of))
				s.hidden = !s.querySelector(form.dataset.of +
				    ':not([hidden])');
		});
		status.textContent = chosen ? said(shown)
		    .replace('{n}', shown).replace('{all}', rows.length) : '';
		form.querySelectorAll('[type=reset], .filter-more')
		    .forEach(function (e) { e.hidden = !chosen; });
		keep();
	}

	function begin() {
		var was = new URLSearchParams(location.search);

		fields.forEach(function (f) {
			if (f.options && f.options.length === 1)
				fill(f);
			f.value = was.get(f.name) || '';
			/* A name that is not there chooses nothing. */
			if (f.selectedIndex < 0)
				f.value = '';
		});
		form.addEventListener('input', show);
		form.addEventListener('submit', function (e) { e.preventDefault(); });
		form.addEventListener('reset', function () {
			setTimeout(function () {
				show();
				fields[0].focus();
			});
		});
		form.hidden = false;
		show();
	}

	if (!form)
		return;
	fields = Array.from(form.elements).filter(function (f) { return f.name; });
	status = form.querySelector('[role=status]');
	if (rowsOf().length >= (form.dataset.from || 1))
		begin();
}());
