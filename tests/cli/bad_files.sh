# What cannot be in a repository, or is a nuisance there: names that are
# no addresses, pipes, files that may not be read.
mkdir -p content/pages content/images
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
cat >content/pages/about.md <<'END'
---
title: About
---
Hello.
END
for name in 'why?.md' '50%.md' 'a:b.md' 'end .md' 'a"b.md'; do
	cp content/pages/about.md "content/pages/$name"
done
cp content/pages/about.md "$(printf 'content/pages/up\033[2Jdown.md')"
cp content/pages/about.md "$(printf 'content/pages/latin\351.md')"
cp content/pages/about.md 'content/pages/back\slash.md'
mkfifo content/pages/pipe.md
mkfifo content/images/pipe

# Deeper than anybody files things.
deep=content/images
for _ in 1 2 3 4 5 6 7; do
	deep=$deep/a/b/c/d/e/f/g/h/i/j
done
mkdir -p "$deep"
: >"$deep/file"

allclear check --format short | cut -c 1-200
allclear check --only AC034 content/pages/about.md
echo "status $?"
