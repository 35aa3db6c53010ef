# The presets, a line each, are what the program can show and check.
allclear policy list
for name in $(allclear policy list | sed 's/ .*//'); do
	allclear policy show "$name" >"$name.yaml" || echo "$name: $?"
	allclear policy check "$name.yaml" || echo "$name: $?"
	# What is shown is a policy, and is shown the same.
	allclear policy show "$name.yaml" | sed 's/ *# [^ ]*\.yaml:[0-9]*$//' >again
	sed 's/ *# preset [^ ]*$//' "$name.yaml" | diff - again
done

# Each value says where it comes from.
allclear policy show p0-p3 | sed -n '/^levels/,/name/p;/^credits/,/percent/p'
mkdir -p content
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
policy: small-team
components: []
END
cat >content/policy.yaml <<'END'
levels:
  - { id: sev1, name: Everything burns }
  - { id: SEV-4, drop: yes }
messages:
  ack: |
    We know.

    More soon.
postmortem: { final: 5 business days }
END
allclear policy show >merged.yaml
echo "status $?"
sed -n '/^levels/,/impact/p;/^  ack:/,/^  update:/p;/^  final/p' merged.yaml
grep -c 'id: SEV' merged.yaml

# Words that mean something elsewhere may be the names of things.
cat >names.yaml <<'END'
name: Names
extends: operations
actions: { kinds: { drop: { name: Dropped }, extends: { name: Extended } } }
metrics: { extends: { label: EXT, name: Extra, fact: extra } }
END
allclear policy show names.yaml | sed -n '/^    drop/,/Extended/p;/^  extends/,/fact/p'
allclear policy show names.yaml | grep -c 'extends: operations'

# The same file, on its own, lacks what it changes; in its site it does not.
allclear policy check content/policy.yaml; echo "status $?"
cp content/policy.yaml other.yaml
sed -i 's/^levels:/extends: smal-team\n&/' other.yaml
allclear policy check other.yaml --format short; echo "status $?"
allclear policy show other.yaml | head -n 3

# Slips.
allclear policy shwo; echo "status $?"
allclear policy show opperations; echo "status $?"
allclear policy list p0-p3; echo "status $?"
allclear policy; echo "status $?"
rm -r content
allclear policy check; echo "status $?"
