// A loopback server for one folder; answers like a plain static host.
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

const types = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.csv': 'text/csv; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml',
};

async function find(root, url) {
	const clean = path.posix.normalize(decodeURIComponent(url));
	for (const name of [clean, path.posix.join(clean, 'index.html')]) {
		const file = path.join(root, name);
		const info = await fs.stat(file).catch(() => null);
		if (info && info.isFile())
			return file;
	}
	return null;
}

// base is the path that the site lies below: "/" or "/status/".
export async function serve(root, base) {
	const server = http.createServer(async (request, response) => {
		const { pathname } = new URL(request.url, 'http://localhost');
		let status = 200;
		let file = pathname.startsWith(base)
			? await find(root, '/' + pathname.slice(base.length)) : null;
		if (!file) {
			status = 404;
			file = path.join(root, '404.html');
		}
		response.writeHead(status, {
			'content-type': types[path.extname(file)] ||
				'application/octet-stream',
		});
		response.end(await fs.readFile(file));
	});
	await new Promise(done => server.listen(0, '127.0.0.1', done));
	return {
		origin: `http://127.0.0.1:${server.address().port}`,
		close: () => server.close(),
	};
}

export async function pagesOf(root) {
	const names = await fs.readdir(root, { recursive: true });
	return names.filter(name => name.endsWith('.html')).sort();
}
