# Every mistake that a template, its data or a theme can have, where it
# is, beside something near it that is none.
try() { # NAME DATA TEMPLATE: report, and what came out
	printf %s "$3" >"$1.mustache"
	printf %s "$2" >data.json
	echo "== $1"
	allclear render --template "$1.mustache" --data data.json \
	    --partials parts 2>&1
	echo " (status $?)"
}

mkdir parts
printf '<main>{{$body}}none{{/body}}</main>' >parts/base.mustache
printf '{{#replies}}<li>{{text}}{{>note}}</li>{{/replies}}' \
    >parts/note.mustache
printf '{{>loop}}' >parts/loop.mustache

try tag-open '{ "title": "x" }' '<h1>{{title</h1>'
try tag-closed '{ "title": "x" }' '<h1>{{title}}</h1> }} { {'
try name '{}' '{{incident title}}'
try delimiters '{ "a": 1 }' '{{=<%=}}'
try delimiters-fine '{ "a": 1 }' '{{=<% %>=}}<% a %> {{a}}'
try section-open '{}' '{{#updates}}<li>{{text}}</li>'
try section-close '{}' '{{#updates}}<li>{{text}}</li>{{/update}}'
try section-fine '{ "updates": [{ "text": 1 }] }' '{{#updates}}{{text}}{{/updates}}'
deep() { awk -v n="$1" 'BEGIN {
	for (i = 0; i < n; i++) printf "{{#a}}"
	printf "x"
	for (i = 0; i < n; i++) printf "{{/a}}" }'; }
try nesting '{ "a": true }' "$(deep 65)"
try nesting-fine '{ "a": true }' "$(deep 64)"
try value-kind '{ "incident": { "title": "x" }, "tags": [1, 2] }' \
    '{{incident}} {{tags}}'
try value-kind-fine '{ "incident": { "title": "x" }, "tags": [1, 2] }' \
    '{{incident.title}} {{#tags}}{{.}} {{/tags}}'
try block-twice '{}' '{{<base}}{{$body}}a{{/body}}{{$body}}b{{/body}}{{/base}}'
try parent-content '{ "title": "x" }' '{{<base}}{{title}}{{/base}}'
try parent-fine '{ "title": "x" }' '{{<base}} {{$body}}{{title}}{{/body}} {{/base}}'
try recursion '{}' '{{>loop}}'
try recursion-fine '{ "replies": [{ "text": 1, "replies": [] }] }' '{{>note}}'
try work "{ \"a\": [$(awk 'BEGIN { for (i = 0; i < 999; i++)
    printf "1," }')1] }" \
    '{{#a}}{{#a}}{{#a}}{{#a}}{{.}}{{/a}}{{/a}}{{/a}}{{/a}}' | cut -c 1-200
try not-json '{ "title": "Checkout slow", }' '{{title}}'
printf 'a\000b' >not-text.mustache
allclear render --template not-text.mustache
echo " (status $?)"

# A theme of its own.
mkdir -p content/pages themes/ours
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
theme: ours
components:
  - { id: api, name: API }
END
allclear -q build
echo "a theme that has nothing of its own: status $?"
printf '{{>fotter}}' >themes/ours/404.mustache
allclear -q build
echo "a part that is missing: status $?"
sed -i 's/^theme: ours/theme: corporate/' content/site.yaml
allclear -q build
echo "a theme that is missing: status $?"
sed -i '/^theme/d' content/site.yaml
printf -- '---\ntitle: About\nredirect_from: [/contact/, /old/]\n---\n' \
    >content/pages/about.md
printf -- '---\ntitle: Contact\nredirect_from: /old\n---\n' \
    >content/pages/contact.md
allclear -q build
echo "two pages of one address: status $?"
