# What --fix would do, as programs read it: a word, a heading in front of
# another and one at the end, a comment with its line.
mkdir -p content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components: [{ id: checkout, name: Checkout, owner: mira }]
END
cat >content/policy.yaml <<'END'
extends: small-team
sections: [{ id: lessons, title: Lessons, need: required }]
END
{
	printf -- '---\ntitle: "\360\237\230\200"\nseverity: SEV-3\n'
	printf 'status: resolved\nstarted: 2026-03-14T09:00Z\n'
	printf 'resolved: 2026-03-14T10:00Z\n'
	printf 'components: { "chekout": partial_outage }\n'
	printf 'postmortem: { status: review, authors: [sam] }\n---\n'
	printf '<!-- allclear-disable AC300 no more -->\n\n## Timeline\n'
	printf -- '- 09:00Z it broke'
} >content/incidents/2026-03-14-slow.md
for format in human json sarif rdjson; do
	echo "# $format"
	allclear -q --now 2026-03-20T00:00Z check --format $format \
	    --only AC101 --only AC201 --only AC087 >out
	case $format in
	human) grep -E '^(error|warning|fix)' out ;;
	json) sed -n '/"fix": {/,/}/p' out ;;
	sarif) sed -n '/"fixes": \[/,/^     \]/p' out ;;
	rdjson) sed -n '/"suggestions": \[/,/^   \]/p' out ;;
	esac
done
