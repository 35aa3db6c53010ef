# Badges: what they say in each state, and of what.
mkdir -p content/incidents
site() {
	cat >content/site.yaml <<-END
	title: $1
	url: https://status.example.com/stand
	END
}

# badge NAME: the text of the picture, and what shields.io is given.
badge() {
	sed -n 's/.*<title>\(.*\)<\/title>/\1/p' "public/$1.svg"
	tr -d '\n' <"public/$1.json"
	echo
}

build() {
	allclear --now 2026-03-01T12:00Z -q build --fail-on never \
	    >/dev/null 2>&1 || echo "status $?"
}

echo "# nothing is known"
site Example
build
badge badge/status
echo "# each state"
cat >>content/site.yaml <<END
components:
  - { id: status, name: Website }
  - { id: pay, name: Payments }
END
for state in operational degraded_performance partial_outage major_outage; do
	cat >content/incidents/now.md <<-END
	---
	title: Trouble
	severity: SEV-4
	status: investigating
	started: 2026-03-01T09:00Z
	components: { status: $state }
	---
	END
	build
	badge badge/status
	badge components/status/badge
done
badge components/pay/badge
mv content/incidents/now.md now.md
build
badge badge/status
mv now.md content/incidents/now.md

echo "# a title that is long, hostile, or written from the right"
for title in "$(printf 'word %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)" \
    '"<script>alert(1)</script> &amp; ]]> -- \u2028"' 'حالة الخدمة' \
    '東京東京東京東京東京東京東京東京東京東京東京東京東京東京'; do
	site "$title"
	build
	badge badge/status
	sed -n 's/.*aria-label="\(.*\)".*/\1/p; s/.*textLength="\([0-9]*\)".*/\1/p' \
	    public/badge/status.svg
done
echo "# to be copied"
site 'A [b](c) & "d" <e>'
build
grep -o '<code>[^<]*' public/subscribe/index.html
site Example
sed -i '/^url/d' content/site.yaml
build
grep -c '<code>' public/subscribe/index.html || :
