// The API that clients of Statuspage read: through one of those clients,
// from a loopback server, then field by field.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Statuspage } = require('statuspage.io');

const text = value => typeof value === 'string';
const filled = value => text(value) && value !== '';
const truth = value => typeof value === 'boolean';
const number = value => Number.isInteger(value) && value > 0;
const id = value => text(value) && /^[0-9a-z]{12}$/.test(value);
const time = value => text(value) &&
	/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/.test(value) &&
	!Number.isNaN(Date.parse(value));
const day = value => text(value) && /^\d{4}-\d\d-\d\d$/.test(value);
const address = value => text(value) && /^https?:$/.test(
	new URL(value).protocol);
const none = value => value === null;
const list = (shape, least = 0) => (value, at, problems) => {
	if (!Array.isArray(value) || value.length < least)
		return false;
	value.forEach((item, i) => fit(item, shape, `${at}[${i}]`, problems));
	return true;
};
const or = (...tests) => (value, at, problems) =>
	tests.some(test => test(value, at, problems));
const one = (...words) => value => words.includes(value);
const state = one('operational', 'degraded_performance', 'partial_outage',
	'major_outage', 'under_maintenance');

const component = {
	id, name: filled, status: state, created_at: time, updated_at: time,
	position: number, description: or(none, filled), showcase: truth,
	start_date: or(none, day), group_id: or(none, id), page_id: id,
	group: truth, only_show_if_degraded: truth,
};
const affected = { code: id, name: filled, old_status: state,
	new_status: state };
const incidentStates = one('investigating', 'identified', 'monitoring',
	'resolved', 'postmortem');
const workStates = one('scheduled', 'in_progress', 'verifying', 'completed');
const update = {
	id, status: incidentStates, body: filled, incident_id: id,
	created_at: time, updated_at: time, display_at: time,
	affected_components: or(none, list(affected, 1)),
	deliver_notifications: truth, custom_tweet: none, tweet_id: none,
};
const incident = {
	id, name: filled, status: incidentStates, created_at: time,
	updated_at: time, monitoring_at: or(none, time),
	resolved_at: or(none, time),
	impact: one('none', 'minor', 'major', 'critical'),
	shortlink: address, started_at: time, page_id: id,
	incident_updates: list(update, 1), components: list(component),
};
const work = {
	...incident, status: workStates,
	incident_updates: list({ ...update, status: workStates }, 1),
	scheduled_for: time, scheduled_until: time,
};
const page = (value, at, problems) => fit(value, { id, name: filled,
	url: address, time_zone: filled, updated_at: time }, at, problems);
const status = (value, at, problems) => fit(value, { description: filled,
	indicator: one('none', 'minor', 'major', 'critical', 'maintenance') },
	at, problems);
const components = list(component), incidents = list(incident);
const works = list(work);

// What the client asks for, and what it must be given.
const calls = {
	summary: [api => api.getSummary(), { page, components, incidents,
		scheduled_maintenances: works, status }],
	status: [api => api.getStatus(), { page, status }],
	components: [api => api.getComponents(), { page, components }],
	incidents: [api => api.incidents.getAll(), { page, incidents }],
	unresolved: [api => api.incidents.getUnresolved(),
		{ page, incidents }],
	upcoming: [api => api.scheduledMaintenances.getUpcoming(),
		{ page, scheduled_maintenances: works }],
};

// The client asks for upcoming.json whichever of the three is wanted.
const files = {
	works: 'scheduled-maintenances.json',
	active: 'scheduled-maintenances/active.json',
};
for (const [key, file] of Object.entries(files))
	calls[key] = [async (api, site) => {
		const answer = await fetch(`${site}api/v2/${file}`);
		return answer.json();
	}, { page, scheduled_maintenances: works }];

// Just these keys, each of its kind. A group has components besides.
function fit(value, shape, at, problems) {
	if (value === null || typeof value !== 'object') {
		problems.push(`${at} is no object`);
		return false;
	}
	const wanted = shape === component && value.group
		? { ...shape, components: list } : shape;
	for (const key of Object.keys(value))
		if (!(key in wanted))
			problems.push(`${at}.${key}: there is no such field`);
	for (const [key, test] of Object.entries(wanted))
		if (!(key in value))
			problems.push(`${at}.${key} is missing`);
		else if (key === 'components' && shape === component) {
			if (!value.components.every(id))
				problems.push(`${at}: ids of a group`);
		} else if (!test(value[key], `${at}.${key}`, problems))
			problems.push(`${at}.${key}: ${JSON.stringify(value[key])}`);
	return true;
}

function newestFirst(of, at, problems) {
	let last = Infinity;
	for (const item of of.incident_updates) {
		if (!(Date.parse(item.display_at) <= last))
			problems.push(`${at}: ${item.id} is out of order`);
		if (item.incident_id !== of.id)
			problems.push(`${at}: ${item.id} is of ${item.incident_id}`);
		last = Date.parse(item.display_at);
	}
}

// What one file says of another, and of itself.
function together(got, problems) {
	const byId = new Map(got.components.components.map(c => [c.id, c]));
	const ids = new Set();
	for (const c of byId.values()) {
		if (c.group_id !== null && !byId.get(c.group_id)?.components
			.includes(c.id))
			problems.push(`${c.name} is in no group that is there`);
		for (const child of c.components || [])
			if (byId.get(child)?.group_id !== c.id)
				problems.push(`${c.name} holds ${child}`);
	}
	if (byId.size !== got.components.components.length)
		problems.push('two components of one id');
	for (const of of [...got.incidents.incidents,
		...got.works.scheduled_maintenances]) {
		newestFirst(of, of.name, problems);
		for (const each of [of, ...of.incident_updates]) {
			if (ids.has(each.id))
				problems.push(`${each.id} stands for two`);
			ids.add(each.id);
		}
		for (const c of of.components)
			if (JSON.stringify(c) !== JSON.stringify(byId.get(c.id)))
				problems.push(`${of.name}: ${c.name} is another there`);
	}
	const open = got.unresolved.incidents;
	if (open.some(of => of.resolved_at !== null))
		problems.push('one that is resolved is called unresolved');
	if (JSON.stringify(got.summary.incidents) !== JSON.stringify(open))
		problems.push('the summary has other open incidents');
	if (got.upcoming.scheduled_maintenances.some(of =>
		of.status !== 'scheduled'))
		problems.push('not all that is upcoming is scheduled');
	if (got.active.scheduled_maintenances.some(of =>
		of.status !== 'in_progress'))
		problems.push('not all that is active is in progress');
	if (got.summary.status.indicator !== got.status.status.indicator)
		problems.push('two indicators');
}

// check(what, problems) counts; site is the address of the loopback server
// with the folder that the site lies in.
export async function lookAtApi(name, site, check) {
	const client = new Statuspage('example');
	const got = {}, problems = [];

	client.setApiUrl(site.replace(/\/$/, ''));
	client.apiClient.defaults.proxy = false;
	for (const [key, [call, shape]] of Object.entries(calls)) {
		const wrong = [];
		got[key] = await call(client.api, site).catch(error => {
			wrong.push(error.message);
		});
		if (got[key])
			fit(got[key], shape, key, wrong);
		check(`${name}: ${key} reads as that API does`, wrong);
		problems.push(...wrong);
	}
	if (problems.length === 0)
		together(got, problems);
	check(`${name}: the files of the API agree`, problems);
	return got;
}
