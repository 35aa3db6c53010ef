# What is kept between builds saves time and nothing else: a folder that
# cannot be made, read or written costs a word, and damage in it not even
# that. The site and the status are those of a build without it.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
cat >content/incidents/2026-03-14-slow.md <<'END'
---
title: Slow
severity: SEV-2
status: investigating
started: 2026-03-14T09:00Z
components: [api]
---
## Updates
### 2026-03-14T09:10Z investigating
We are looking into it.
END
build() {
	allclear --now 2026-03-14T10:00Z build "$@" 2>&1 |
	    grep -v '^build again' | sed 's/[0-9]* files, [0-9]* of/N of/'
	diff -r public plain >different && echo "as it should be"
	rm -rf different
}
allclear -q --now 2026-03-14T10:00Z build --no-cache -o plain

echo "# a file in its place"
echo mine >.allclear
build
echo "# quietly"
build -q
cat .allclear
rm .allclear

echo "# a link to nowhere"
ln -s nowhere .allclear
build
rm .allclear

echo "# a folder where its lock belongs"
mkdir -p .allclear/lock
build
rm -r .allclear

echo "# damage"
build
for f in .allclear/public.data .allclear/public.index; do
	printf '%s' scratched |
	    dd of="$f" bs=1 seek=40 conv=notrunc 2>/dev/null
	build
	: >"$f"
	build
	rm "$f"
	build
	rm "$f"
	mkdir "$f"
	build
	[ ! -d "$f" ] || rmdir "$f"
done
