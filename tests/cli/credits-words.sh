# What a policy's credits come to is put into sentences, each as it is set;
# a rule of the team's own stands instead of them.
mkdir -p site/content
cd site || exit
site()
{
	cat >content/site.yaml <<END
title: Example
url: https://status.example
policy: policy.yaml
components: [{ id: web, name: Website }]
END
	cat >content/policy.yaml <<END
extends: p0-p3
credits:
  $1
END
	allclear --now 2026-02-01T00:00Z build -q --fail-on never
	sed -n 's/.*<p class="note">\([^<]*\).*/\1/p' public/policy/index.html |
	    grep -E 'credit|tier' | sed 's/\. /.\
/g'
}
echo "--- as the preset has it"
site 'clock: impact'
echo "--- the last level, by the month of the end, added up"
site '{ level: last, month: resolved, several: sum, cap: 50, clock: resolve }'
echo "--- in the team's words"
site 'rule: Ask the desk about credit.'
