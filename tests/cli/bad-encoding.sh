# Bytes that are no text, or too many of them. Git would change some of
# these files, so they are made here.
mkdir -p content/pages content/incidents
cat >content/site.yaml <<'END'
title: Example
url: https://status.example.com
components:
  - { id: api, name: API }
END
page() { cat >"content/pages/$1.md"; }

# What is fine: line ends of Windows, a byte order mark, no line end at
# the end, letters of any script.
printf '\357\273\277---\r\ntitle: Windows\r\n---\r\nText.\r\n' | page crlf
printf -- '---\ntitle: \346\261\272\346\270\210 \360\237\222\245\n---\nNo end' |
    page script
printf '\357\273\277---\r\ntitel: Columns\r\ntitle: x\r\n---\r\n' | page columns
printf '\357\273\277nmae: Ours\r\nextends: operations\r\ntitel: x' \
    >content/policy.yaml

# What is not.
: | page empty
printf '\n \n\t\n' | page blank
printf '\357\273\277' | page mark-only
printf -- '---\ntitle: st\366rt\n---\n' | page latin1
printf -- '---\ntitle: x\n---\ncut \342\202' | page cut
printf -- '---\ntitle: x\n---\n\355\240\200 surrogate\n' | page surrogate
printf -- '---\ntitle: x\n---\n\300\257 overlong\n' | page overlong
printf '\377\376-\000-\000-\000\n\000' | page utf16le
printf '\376\377\000-\000-\000-\000\n' | page utf16be
printf '\377\376\000\000-\000\000\000' | page utf32
printf -- '---\ntitle: x\n---\na\000b\n' | page nul
printf '\211PNG\r\n\032\n\000\000' | page picture
printf -- '---\rtitle: Old Mac\r---\r' | page mac
printf -- '---\ntitle: x\n---\n\033[31mERROR\033[0m and \177\n' | page control
printf '# No front matter\n' | page none
printf '\n---\ntitle: x\n---\n' | page late
printf -- '---\ntitle: x\n## Text\n' | page unclosed
printf -- '+++\ntitle = "x"\n+++\n' | page toml
printf '{ "title": "x" }\n' | page json
printf -- '----\ntitle: x\n----\n' | page dashes

# Too much.
{ printf -- '---\ntitle: x\n---\n'
  dd if=/dev/zero bs=1024 count=1100 2>/dev/null | tr '\000' x; } | page body
{ printf -- '---\ntitle: x\nx-log: '
  dd if=/dev/zero bs=1024 count=257 2>/dev/null | tr '\000' x
  printf '\n---\n'; } | page front
dd if=/dev/zero bs=1048576 count=0 seek=100 of=content/pages/huge.md 2>/dev/null
{ printf -- '---\ntitle: x\n---\n'
  awk 'BEGIN { for (i = 0; i < 101; i++) printf "> "; print "deep" }'
} | page quotes
{ printf -- '---\ntitle: x\n---\n'
  awk 'BEGIN { for (i = 0; i < 100; i++) printf "> "; print "fine" }'
} | page quotes-fine
printf -- '---\ntitle: x\n---\nA <!-- internal --> part\n\nwithout end\n' |
    page unclosed-part
printf -- '---\ntitle: x\n---\nAn end\n<!-- /internal -->\n' | page unopened

allclear check --format short
echo "status $?"

# A configuration that is no text ends everything.
for what in 'title: st\366rt\n' '\377\376a\000' 'a\000b' ''; do
	printf "$what" >content/site.yaml
	allclear check --format short
	echo "status $?"
done
awk 'BEGIN { for (i = 0; i < 300000; i++) print "x-key-" i ": 1" }' \
    >content/site.yaml
allclear check --format short
echo "status $?"
rm content/site.yaml
allclear check
echo "status $?"
rm -r content
allclear check
echo "status $?"
