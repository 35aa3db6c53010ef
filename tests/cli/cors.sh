# What other sites may read is the same by _headers and by the lines for
# nginx in the README.
mkdir -p content
cat >content/site.yaml <<END
title: X
url: https://status.example.com
components: [{ id: web, name: Web }]
END
allclear --now 2026-03-01T00:00Z -q build --fail-on never
map=$(sed -n 's/^map $uri $cors { default ""; \(.*\) }$/\1/p' \
    "$TESTS/../README.md")

hosts() {
	awk '/^\// { path = $0 } /Access-Control/ { print path }' \
	    public/_headers | while read -r pattern; do
		# shellcheck disable=SC2254
		case /$1 in
		$pattern) echo yes ;;
		esac
	done | sort -u
}

nginx() {
	printf '%s' "$map" | tr ';' '\n' | while read -r pattern value; do
		case $pattern in
		~*) echo "/$1" | grep -qE -e "${pattern#\~}" && echo yes ;;
		"/$1") echo yes ;;
		esac
	done | sort -u
}

echo "# map: ${map:-not found}"
(cd public && find . -type f) | sed 's,^\./,,' | sort | while read -r path; do
	a=$(hosts "$path") b=$(nginx "$path")
	[ "$a" = "$b" ] || echo "$path: by _headers ${a:-no}, by nginx ${b:-no}"
	[ -z "$a" ] || echo "$path"
done
