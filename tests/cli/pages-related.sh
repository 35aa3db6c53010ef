# An incident shows those that it names, those that name it, and older ones
# with the same tags or components; a new one changes no page of an old one
# that it does not name.
mkdir -p content/incidents
cat >content/site.yaml <<-END
title: Example
url: https://status.example.com/
components: [{ id: web, name: Web }, { id: api, name: API }, { id: db, name: DB }]
END
# incident DAY TITLE COMPONENTS TAGS [KEY]
incident() {
	cat >"content/incidents/2026-03-$1-x.md" <<-END
	---
	id: INC-$1
	title: $2
	severity: SEV-2
	status: resolved
	started: 2026-03-$1T09:00Z
	resolved: 2026-03-$1T09:40Z
	components: [$3]
	tags: [$4]
	${5:-}
	---
	END
}
build() {
	allclear --now 2026-04-01T12:00Z build -q --fail-on never \
	    >/dev/null 2>&1 || echo "status $?"
}
look() {
	echo "# $1"
	tr '\n' ' ' <"public/incidents/2026-03-$1-x/index.html" |
	    sed 's/<h2/\n<h2/g; s/<aside/\n<aside/g' |
	    sed -n '/id="h\.\(alike\|related\)"/p' |
	    sed 's/.*<h2[^>]*>\([^<]*\).*/&\n/' |
	    grep -oE '<h2[^>]*>[^<]*|entry-title"><a [^>]*>[^<]*' |
	    sed 's/.*>//'
}

incident 01 "First, of the cache" web cache
incident 02 "Of two components" "web, api" other
incident 03 "Of one component" web none
incident 04 "Of the cache and all" "web, api, db" "cache, other"
incident 05 "Looks back" "web, api" cache "related: [INC-03]"
build
cp public/incidents/2026-03-04-x/index.html four
look 05
look 03
look 01
incident 06 "The newest" "web, api" "cache, other"
build
look 06
# What it is followed by has changed, and no more.
cmp four public/incidents/2026-03-04-x/index.html && echo "the fourth stays"
