# No value that the default theme's README lists is taken for a slip, in
# whatever template a theme asks for it.
mkdir -p content themes/mine
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
theme: mine
components:
  - { id: api, name: API, owner: platform }
END
sed '1,/^# What templates see/d' "$TESTS/../themes/default/README.md" |
    grep '^|' | grep -o '`[a-z_][a-z_.]*`' | tr -d '`' | sort -u >names
[ "$(wc -l <names)" -gt 70 ] && echo "there are names to look at"
sed 's/.*/{{&}}/' names >themes/mine/page.mustache
allclear check --format short

# Nor is anything of that theme itself, laid over itself.
rm themes/mine/page.mustache
cp -r "$TESTS"/../themes/default/* themes/mine
allclear check --format short
